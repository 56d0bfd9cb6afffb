/// Charts as they are kept for their owners.
///
/// Table: `images`, one row for each picture of an owner, however often it was sent. `unused_since`
/// says since when nothing has shown it: from its upload until a review uses it, and again from
/// when the last such review was deleted. [ImageRetention] removes what has been unused for longer
/// than the retention; what refers to an image must therefore do without it some day, such as by
/// `ON DELETE SET NULL`.
@NullMarked
package coach.coaching.image.store;

import org.jspecify.annotations.NullMarked;
