/// Rules of the process and the machine.
@NullMarked
package coach.ops.gate.core;

import org.jspecify.annotations.NullMarked;
