/// What `bin/bench ai` measures: the AI gateway of the finished jar, against a stub of a provider.
/// Each class is one measurement.
@NullMarked
package coach.bench.ai;

import org.jspecify.annotations.NullMarked;
