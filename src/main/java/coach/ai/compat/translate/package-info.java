/// Questions in OpenAI's words for models that speak others. What cannot be said in a
/// [coach.ai.Prompt] without loss is not said at all: then that model is passed over.
@NullMarked
package coach.ai.compat.translate;

import org.jspecify.annotations.NullMarked;
