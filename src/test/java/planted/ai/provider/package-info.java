/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.ai.provider;

import org.jspecify.annotations.NullMarked;
