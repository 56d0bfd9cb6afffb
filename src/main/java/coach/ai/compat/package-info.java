/// OpenAI's endpoints, so that OpenAI's clients can be pointed at the coach.
@NullMarked
package coach.ai.compat;

import org.jspecify.annotations.NullMarked;
