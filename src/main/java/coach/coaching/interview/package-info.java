/// What is asked of a model for one review, and what its answers are worth.
@NullMarked
package coach.coaching.interview;

import org.jspecify.annotations.NullMarked;
