package coach.ops.gate;

import coach.platform.Invariants;
import coach.platform.Mode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the gate asks of a configuration; any part may be missing while it is still being checked.
public interface Gated {
  Optional<Mode> declaredMode();

  /// @param clock for what compares the time of others with ours
  List<Invariants> invariants(InstantSource clock);

  List<Suppression> suppressions();

  /// For a build that does not know its commit.
  Optional<String> declaredCommit();
}
