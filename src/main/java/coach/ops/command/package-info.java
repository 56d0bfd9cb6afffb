/// What the commands share that is not the gate.
@NullMarked
package coach.ops.command;

import org.jspecify.annotations.NullMarked;
