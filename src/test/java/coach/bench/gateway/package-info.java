/// What `bin/bench gateway` measures: OpenAI's endpoints of the finished jar, beside the stub
// behind
/// them and beside another gateway before the same stub.
///
/// [Ways] are the three ways to the stub, taken in turns; the other classes are one measurement
// each.
@NullMarked
package coach.bench.gateway;

import org.jspecify.annotations.NullMarked;
