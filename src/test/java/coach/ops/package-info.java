/// Operations on real ports, with components that the test can break.
@NullMarked
package coach.ops;

import org.jspecify.annotations.NullMarked;
