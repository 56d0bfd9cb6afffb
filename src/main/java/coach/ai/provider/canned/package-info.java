/// The model that answers by rote: for development only, where nothing may cost or leave.
@NullMarked
package coach.ai.provider.canned;

import org.jspecify.annotations.NullMarked;
