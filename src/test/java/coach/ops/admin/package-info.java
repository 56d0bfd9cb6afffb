/// Tests of `coach.ops.admin`.
@NullMarked
package coach.ops.admin;

import org.jspecify.annotations.NullMarked;
