/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.identity;

import org.jspecify.annotations.NullMarked;
