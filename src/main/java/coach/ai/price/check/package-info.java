/// What must hold for the models that are to be asked, by the price table and by their providers.
@NullMarked
package coach.ai.price.check;

import org.jspecify.annotations.NullMarked;
