/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.journal;

import org.jspecify.annotations.NullMarked;
