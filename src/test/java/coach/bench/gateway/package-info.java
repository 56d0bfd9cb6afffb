/// What `bin/bench gateway` measures: OpenAI's endpoints of the finished jar, beside the stub that
/// is behind them, and beside another gateway before the same stub.
///
/// [Ways] are the three ways to the stub, taken in turns; each other class measures one thing.
@NullMarked
package coach.bench.gateway;

import org.jspecify.annotations.NullMarked;
