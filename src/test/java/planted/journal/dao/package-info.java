/// Planted: breaks a rule of the house on purpose.
@NullMarked
package planted.journal.dao;

import org.jspecify.annotations.NullMarked;
