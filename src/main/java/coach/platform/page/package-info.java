/// Long lists in pages, read by keyset.
@NullMarked
package coach.platform.page;

import org.jspecify.annotations.NullMarked;
