/// Values that every feature speaks of, and how words are spelled; nothing else.
@NullMarked
package coach.shared;

import org.jspecify.annotations.NullMarked;
