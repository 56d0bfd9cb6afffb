/// The only door to a language model.
@NullMarked
package coach.ai;

import org.jspecify.annotations.NullMarked;
