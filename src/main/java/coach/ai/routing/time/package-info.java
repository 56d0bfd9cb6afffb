/// How the gateway tells the time, and what is left of it.
@NullMarked
package coach.ai.routing.time;

import org.jspecify.annotations.NullMarked;
