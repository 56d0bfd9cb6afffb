/// OpenAI's Responses API, which Perplexity's Agent API speaks with an accent.
@NullMarked
package coach.ai.provider.openai;

import org.jspecify.annotations.NullMarked;
