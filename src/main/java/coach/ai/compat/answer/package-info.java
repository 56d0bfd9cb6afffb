/// Answers in OpenAI's words, of models that speak others: as one JSON object, or as the events of
/// a stream, in the shapes that OpenAI's own libraries read.
@NullMarked
package coach.ai.compat.answer;

import org.jspecify.annotations.NullMarked;
