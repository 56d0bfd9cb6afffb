/// Tests of pages.
@NullMarked
package coach.platform.page;

import org.jspecify.annotations.NullMarked;
