/// What `bin/bench ai` measures: the AI gateway of the finished jar, against a stub of a provider.
///
/// A [Rig] is the service, its database and the stub, each a process of its own; the other classes
/// are one measurement each.
@NullMarked
package coach.bench.ai;

import org.jspecify.annotations.NullMarked;
