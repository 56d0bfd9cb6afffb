/// Watches what providers answer in OpenAI's words while it passes by: what was used, and how it
/// ended. No byte is changed; the usage that a client did not ask for is left out.
@NullMarked
package coach.ai.compat.relay;

import org.jspecify.annotations.NullMarked;
