/// Redis, which nodes share and the service can do without.
@NullMarked
package coach.platform.redis;

import org.jspecify.annotations.NullMarked;
