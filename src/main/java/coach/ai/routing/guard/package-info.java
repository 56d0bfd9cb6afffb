/// What stands between an answer and a model: breakers, bulkheads, and the limits of persistence.
///
/// [Guards] lets a request in, or says at once why not and when to come again; nothing here waits.
/// Breakers are of two kinds: one for each model, opened by a rate of failures, and one for each
/// provider's account, opened by the first word that its key or its money is no good.
@NullMarked
package coach.ai.routing.guard;

import org.jspecify.annotations.NullMarked;
