package coach.platform;

import java.util.List;
import java.util.stream.Stream;

/// What must hold for a part of the configuration, over several fields or for a mode. The gate
/// collects all.
public interface Invariants {

  /// Every rule that [#violations] and [#liveChecks] can report: constants, whatever the values
  /// are.
  List<Rule> rules();

  /// Checks that need nothing but the configuration itself.
  Stream<Violation> violations(Mode mode);

  /// Checks that ask the world: run in parallel, each within [LiveCheck#LIMIT].
  default Stream<LiveCheck> liveChecks(Mode mode) {
    return Stream.empty();
  }
}
