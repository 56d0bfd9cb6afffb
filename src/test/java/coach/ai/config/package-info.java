@NullMarked
package coach.ai.config;

import org.jspecify.annotations.NullMarked;
