/// Anthropic's Messages API.
@NullMarked
package coach.ai.provider.anthropic;

import org.jspecify.annotations.NullMarked;
