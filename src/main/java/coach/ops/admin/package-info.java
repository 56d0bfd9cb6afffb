/// The admin port: who may come in, which pages and tasks exist, what may leave.
@NullMarked
package coach.ops.admin;

import org.jspecify.annotations.NullMarked;
