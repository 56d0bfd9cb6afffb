package coach.ops.gate;

import coach.ops.config.ConfigurationTree;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A configuration after the static stages: what came of it, and what later stages need to report
/// on it.
///
/// @param configuration absent when it could not be bound at all
/// @param invariants of every section, ours included
public record Checked<T>(
    Optional<T> configuration,
    ConfigurationTree tree,
    Set<String> secretKeys,
    List<Invariants> invariants,
    Suppressions suppressions,
    Report report) {

  Mode mode() {
    return report.mode();
  }

  /// The report with what later stages found.
  public Report with(List<Violation> violations) {
    return report.with(findings(violations.stream(), mode(), tree, secretKeys, suppressions));
  }

  static List<Finding> findings(
      Stream<Violation> violations,
      Mode mode,
      ConfigurationTree tree,
      Set<String> secretKeys,
      Suppressions suppressions) {
    return violations
        .filter(violation -> !suppressions.covers(violation))
        .map(violation -> Finding.of(violation, mode, tree, secretKeys))
        .toList();
  }
}
