/// Values that every feature speaks of, and nothing else.
@NullMarked
package coach.shared;

import org.jspecify.annotations.NullMarked;
