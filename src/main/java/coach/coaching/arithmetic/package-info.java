/// Our own arithmetic, exact, and what becomes of figures that a model's texts claim: those that
/// differ from ours are taken out.
@NullMarked
package coach.coaching.arithmetic;

import org.jspecify.annotations.NullMarked;
