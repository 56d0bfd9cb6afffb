@NullMarked
package coach.shared;

import org.jspecify.annotations.NullMarked;
