/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.shared;

import org.jspecify.annotations.NullMarked;
