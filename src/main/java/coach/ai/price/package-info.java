/// What models cost and can do, as dated data, and what a prompt may cost at worst.
///
/// `prices.yml` in the jar, and a file that overrides it, become a [PriceBook]; a model without a
/// price in force is unusable. [WorstCases] counts a prompt's text and measures its images.
@NullMarked
package coach.ai.price;

import org.jspecify.annotations.NullMarked;
