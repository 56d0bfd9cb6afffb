/// What all adapters over HTTP have in common; a [coach.ai.provider.dialect.Dialect] is what they
/// have not.
@NullMarked
package coach.ai.provider.dialect;

import org.jspecify.annotations.NullMarked;
