/// The one writer of a node: callers queue, one transaction takes them all.
@NullMarked
package coach.ai.spend.writer;

import org.jspecify.annotations.NullMarked;
