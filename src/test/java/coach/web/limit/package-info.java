@NullMarked
package coach.web.limit;

import org.jspecify.annotations.NullMarked;
