@NullMarked
package coach.platform;

import org.jspecify.annotations.NullMarked;
