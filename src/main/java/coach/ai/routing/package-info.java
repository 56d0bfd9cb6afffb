/// The gateway itself: which model is asked, in which order, how often, until when.
///
/// `Prompt → for each entry of the route: price? fit? money? breaker? bulkhead? key? →
/// hold → one request → settle → Answer, or the next try`. One deadline and one money limit
/// for all tries together. A failure's [coach.ai.FailureClass] decides whether the same model is
/// tried again (full jitter, a retry budget), whether the next entry is, and which breaker counts
/// it. Nothing else is asked once the listener has heard the first text.
///
/// `journey` goes this way, `guard` lets requests in to models or not, `request` makes them, `time`
/// tells how long. What is asked is an errand: a prompt is one, and others may take the same way.
@NullMarked
package coach.ai.routing;

import org.jspecify.annotations.NullMarked;
