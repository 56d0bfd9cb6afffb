@NullMarked
package coach.platform.redis;

import org.jspecify.annotations.NullMarked;
