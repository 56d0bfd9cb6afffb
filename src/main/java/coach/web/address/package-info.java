/// Who a request really comes from.
@NullMarked
package coach.web.address;

import org.jspecify.annotations.NullMarked;
