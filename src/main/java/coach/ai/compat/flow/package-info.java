/// The way of one answer to its client: begun, waited for, brought as a stream or whole, kept for
/// those who ask again, or explained when there is none.
@NullMarked
package coach.ai.compat.flow;

import org.jspecify.annotations.NullMarked;
