package coach.ops.gate;

import coach.ops.config.ConfigurationTree;
import coach.ops.gate.report.Finding;
import coach.ops.gate.report.Report;
import coach.platform.BuildInfo;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Violation;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A configuration after the static stages: what came of it, and what later stages need to report
/// on it.
///
/// @param configuration absent when it could not be bound at all
/// @param build what is being started
/// @param invariants of every section, ours included
public record Checked<T>(
    Optional<T> configuration,
    BuildInfo build,
    ConfigurationTree tree,
    Set<String> secretKeys,
    List<Invariants> invariants,
    Suppressions suppressions,
    Report report) {

  public Mode mode() {
    return report.mode();
  }

  /// Whether a violation that is found later keeps the service from starting.
  public boolean refuses(Violation violation) {
    return violation.rule().severity().refuses(mode()) && !suppressions.covers(violation);
  }

  /// Twelve digits that differ when the effective configuration does; secrets take no part.
  public String hash() {
    String text =
        tree.places().entrySet().stream()
            .filter(entry -> !secretKeys.contains(entry.getKey()))
            .map(entry -> entry.getKey() + "=" + entry.getValue().raw())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 12);
  }

  /// The ids that are switched off for a time.
  public Set<String> suppressed() {
    return suppressions.honoured().stream()
        .flatMap(one -> one.id().stream())
        .collect(Collectors.toUnmodifiableSet());
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
