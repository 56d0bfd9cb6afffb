/// Asks a provider what a program asks, and holds what comes back until somebody takes it.
///
/// A [coach.ai.compat.errand.CompatErrand] asks each model in the words that it speaks: `RawWay`
/// passes the client's own on, `SpokenWay` says them in a prompt. A stream goes into the `Pipe` of
/// the answer's `Track`; an answer that comes whole is left with its `Turn`.
@NullMarked
package coach.ai.compat.errand;

import org.jspecify.annotations.NullMarked;
