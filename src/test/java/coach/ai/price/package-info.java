@NullMarked
package coach.ai.price;

import org.jspecify.annotations.NullMarked;
