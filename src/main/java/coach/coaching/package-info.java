/// The coach itself: a chart or a plan goes in, a review that our own code has checked comes out.
@NullMarked
package coach.coaching;

import org.jspecify.annotations.NullMarked;
