/// The adapters: each speaks one provider's protocol, and knows nothing of routes, money or users.
///
/// A [ModelProvider] makes one physical request per call of `send`, and says how it ended as a
/// [Reply]; what a failure means is decided here, by the provider's own error codes, and carried as
/// a [coach.ai.FailureClass]. Nothing is retried here.
@NullMarked
package coach.ai.provider;

import org.jspecify.annotations.NullMarked;
