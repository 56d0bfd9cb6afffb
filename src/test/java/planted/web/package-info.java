/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.web;

import org.jspecify.annotations.NullMarked;
