@NullMarked
package coach.ai.price.check;

import org.jspecify.annotations.NullMarked;
