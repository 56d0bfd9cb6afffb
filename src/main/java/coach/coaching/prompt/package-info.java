/// The questions that models are asked, as versioned texts in `src/main/resources/prompts`.
///
/// What a trader writes goes into them as JSON within blocks whose delimiters it cannot contain:
/// `<`, `>` and `&` are escaped.
@NullMarked
package coach.coaching.prompt;

import org.jspecify.annotations.NullMarked;
