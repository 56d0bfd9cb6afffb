/// What programs ask in OpenAI's words, read as far as the gateway must understand it.
///
/// The bytes that came are the bytes that leave: [coach.ai.compat.call.RawBody] remembers where
/// each member stands, and [coach.ai.compat.call.CompatCall#outgoing] replaces or adds a few.
/// Whatever could cost more than what is counted here, or would keep something at the provider, is
/// refused by its name.
@NullMarked
package coach.ai.compat.call;

import org.jspecify.annotations.NullMarked;
