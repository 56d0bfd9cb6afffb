/// Tests of how requests in OpenAI's words are read.
@NullMarked
package coach.ai.compat.call;

import org.jspecify.annotations.NullMarked;
