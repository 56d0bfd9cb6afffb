/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.market;

import org.jspecify.annotations.NullMarked;
