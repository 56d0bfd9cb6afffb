/// Tests of how questions in OpenAI's words are said in others.
@NullMarked
package coach.ai.compat.translate;

import org.jspecify.annotations.NullMarked;
