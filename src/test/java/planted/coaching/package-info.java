/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.coaching;

import org.jspecify.annotations.NullMarked;
