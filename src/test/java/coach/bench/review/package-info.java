/// What a review costs beside the model's time: a chart on its way in, the largest charts on a
/// small heap, and a long history.
@NullMarked
package coach.bench.review;

import org.jspecify.annotations.NullMarked;
