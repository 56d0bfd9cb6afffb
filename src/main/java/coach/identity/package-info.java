/// Who is calling and what they may do.
@NullMarked
package coach.identity;

import org.jspecify.annotations.NullMarked;
