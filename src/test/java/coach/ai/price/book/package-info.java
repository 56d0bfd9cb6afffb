@NullMarked
package coach.ai.price.book;

import org.jspecify.annotations.NullMarked;
