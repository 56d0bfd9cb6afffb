/// `prices.yml` and the file that overrides it: read strictly, compared with what was there, and
/// made into a [PriceTable].
@NullMarked
package coach.ai.price.book;

import org.jspecify.annotations.NullMarked;
