/// What every feature stands on: the mode, secrets, invariants, problems, the database, and the
/// interfaces by which features hand their checks to operations.
@NullMarked
package coach.platform;

import org.jspecify.annotations.NullMarked;
