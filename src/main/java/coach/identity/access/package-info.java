/// From a request's header to its caller, and from there to yes or no: whoever forgets to say who
/// may come in lets nobody in.
@NullMarked
package coach.identity.access;

import org.jspecify.annotations.NullMarked;
