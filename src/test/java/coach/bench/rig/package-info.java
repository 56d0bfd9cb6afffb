/// What the benches of the AI gateway are made with.
///
/// A [coach.bench.rig.Rig] is the service, its database and a stub of a provider, each a process of
/// its own; a [coach.bench.rig.Line] asks it, and [coach.bench.rig.Figures] are what comes out.
@NullMarked
package coach.bench.rig;

import org.jspecify.annotations.NullMarked;
