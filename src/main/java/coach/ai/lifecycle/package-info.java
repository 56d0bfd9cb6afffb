/// What providers say of themselves and their models, asked for free and rarely: whether they can
/// be reached, which models there are, and how long each has left.
@NullMarked
package coach.ai.lifecycle;

import org.jspecify.annotations.NullMarked;
