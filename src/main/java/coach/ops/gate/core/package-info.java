/// Rules of the process, the machine and the text of a configuration.
@NullMarked
package coach.ops.gate.core;

import org.jspecify.annotations.NullMarked;
