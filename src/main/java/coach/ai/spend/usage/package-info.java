/// What was used since somebody last began to count.
@NullMarked
package coach.ai.spend.usage;

import org.jspecify.annotations.NullMarked;
