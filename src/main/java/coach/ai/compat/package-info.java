/// OpenAI's endpoints, so that OpenAI's clients can be pointed at the coach.
///
/// A request is read only as far as it must be understood (`call`), its model's name becomes a
/// route ([OfferedModels]), and each model of the route gets either the client's own bytes, whose
/// answer is watched while it passes by (`relay`), or, where it speaks other words and the question
/// can be said in them, a [coach.ai.Prompt] (`translate`), whose answer is written in OpenAI's
/// words (`answer`). A model that can be given neither is passed over. `errand` asks, `flow` brings
/// what comes back to the client.
///
/// An answer is paid for whoever is listening. So it is asked for on a thread of its own, which
/// outlives the client, and comes through a bounded pipe: a full pipe makes the provider wait, a
/// pipe that nobody reads any more swallows the rest until the answer ends or its deadline does.
/// The client's headers leave with the first byte in the pipe, or with the news that there is none.
@NullMarked
package coach.ai.compat;

import org.jspecify.annotations.NullMarked;
