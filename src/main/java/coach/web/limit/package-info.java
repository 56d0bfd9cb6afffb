/// Strict sliding-window limits on requests: in memory on one node, over Redis on several.
@NullMarked
package coach.web.limit;

import org.jspecify.annotations.NullMarked;
