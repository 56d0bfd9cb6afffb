/// The composition root: imports every feature and is imported by none.
@NullMarked
package coach;

import org.jspecify.annotations.NullMarked;
