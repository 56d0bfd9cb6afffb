/// How a problem looks to a client, on every port and in both shapes.
@NullMarked
package coach.platform.problem;

import org.jspecify.annotations.NullMarked;
