/// What the ledger says of the last minutes, hours and day, read at most about once a second, however
/// many ask.
@NullMarked
package coach.ai.window;

import org.jspecify.annotations.NullMarked;
