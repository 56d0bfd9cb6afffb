/// The `ai` section of the configuration, and what must hold for it.
@NullMarked
package coach.ai.config;

import org.jspecify.annotations.NullMarked;
