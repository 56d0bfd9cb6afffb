/// What the ledger says of the last minutes, hours and day, read about once a second at most,
/// however many ask.
@NullMarked
package coach.ai.window;

import org.jspecify.annotations.NullMarked;
