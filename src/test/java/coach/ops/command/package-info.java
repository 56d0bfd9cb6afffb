/// Commands from outside and inside.
@NullMarked
package coach.ops.command;

import org.jspecify.annotations.NullMarked;
