/// How the gateway tells the time, waits, and knows when waiting has no use any more.
@NullMarked
package coach.ai.routing.time;

import org.jspecify.annotations.NullMarked;
