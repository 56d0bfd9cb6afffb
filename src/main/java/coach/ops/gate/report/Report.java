package coach.ops.gate.report;

import coach.ops.gate.Suppression;
import coach.platform.Mode;
import java.util.Comparator;
import java.util.List;

/// Everything the gate has to say about one configuration: errors before warnings, in file order.
///
/// @param rules how many rules were asked
public record Report(
    String file, Mode mode, int rules, List<Finding> findings, List<Suppression> suppressed) {

  public Report {
    findings =
        findings.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Finding finding) -> !finding.refuses())
                    .thenComparingInt(finding -> finding.place().line())
                    .thenComparing(finding -> finding.rule().id()))
            .toList();
  }

  public boolean refuses() {
    return errors() > 0;
  }

  public long errors() {
    return findings.stream().filter(Finding::refuses).count();
  }

  public long warnings() {
    return findings.size() - errors();
  }

  /// The ids of the broken rules, errors before warnings.
  public List<String> ids() {
    return findings.stream().map(finding -> finding.rule().id()).toList();
  }

  public Report with(List<Finding> more) {
    return new Report(
        file,
        mode,
        rules,
        java.util.stream.Stream.concat(findings.stream(), more.stream()).toList(),
        suppressed);
  }

  /// One line for whoever reads only one.
  public String summary() {
    return refuses()
        ? "REFUSED: %s in mode=%s (%s). Nothing was started."
            .formatted(
                count(errors(), "invariant fails", "invariants fail"),
                mode.text(),
                count(warnings(), "warning", "warnings"))
        : "OK: %s satisfies %d rules in mode=%s (%s)."
            .formatted(file, rules, mode.text(), count(warnings(), "warning", "warnings"));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
