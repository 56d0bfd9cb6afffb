/// Our own checks and our own rules: pure functions of what the model read and the trader said.
///
/// [coach.coaching.check.Checks] find what cannot be, [coach.coaching.check.VerdictRules] list in
/// their order the rules by which a verdict is reached.
@NullMarked
package coach.coaching.check;

import org.jspecify.annotations.NullMarked;
