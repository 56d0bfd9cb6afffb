/// Reviews as they are kept, and their owners' history of them.
///
/// A review's row is written before any model is asked. Each further step is a statement that
/// succeeds only while the row still has its lease: whoever has lost it can change nothing more.
@NullMarked
package coach.coaching.store;

import org.jspecify.annotations.NullMarked;
