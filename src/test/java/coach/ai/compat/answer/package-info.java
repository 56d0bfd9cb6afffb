/// Tests of how answers are written in OpenAI's words.
@NullMarked
package coach.ai.compat.answer;

import org.jspecify.annotations.NullMarked;
