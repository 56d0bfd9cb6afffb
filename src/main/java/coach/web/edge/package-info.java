/// The handler around everything: identity of a request, its limits, and the headers of its answer.
@NullMarked
package coach.web.edge;

import org.jspecify.annotations.NullMarked;
