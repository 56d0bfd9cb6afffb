/// The way of an answer: from model to model, from try to try, each with a hold and a settlement.
///
/// [Journey] goes along a route; [Tries] are those at one model; [Attempts] makes one of them. What
/// a failure leads to is decided by its [coach.ai.FailureClass] alone. [Leavings] knows why models
/// were left, and what that makes of the answer in the end.
@NullMarked
package coach.ai.routing.journey;

import org.jspecify.annotations.NullMarked;
