/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.platform;

import org.jspecify.annotations.NullMarked;
