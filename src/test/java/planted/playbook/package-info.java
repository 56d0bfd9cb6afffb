/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.playbook;

import org.jspecify.annotations.NullMarked;
