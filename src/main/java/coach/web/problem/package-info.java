/// How every failure is told to a client: one table, one body, whoever answers.
@NullMarked
package coach.web.problem;

import org.jspecify.annotations.NullMarked;
