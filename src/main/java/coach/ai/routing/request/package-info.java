/// One request and those who wait for it: its thread, its time, and who hears of it.
///
/// Nothing is decided here about money, models or further tries.
@NullMarked
package coach.ai.routing.request;

import org.jspecify.annotations.NullMarked;
