package coach.ops.gate.report;

import java.util.List;

/// A report for a person at a terminal.
final class ReportText {
  private ReportText() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder(report.summary()).append('\n');
    List<Finding> findings = report.findings();
    long errors = report.errors();
    for (int i = 0; i < findings.size(); i++) {
      String number =
          i < errors
              ? "[" + (i + 1) + "/" + errors + "]"
              : "[warning " + (i + 1 - errors) + "/" + report.warnings() + "]";
      append(text, number, findings.get(i));
    }
    report.suppressed().forEach(one -> text.append(' ').append(one).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, String number, Finding finding) {
    String key = finding.key().isEmpty() ? "" : "  " + finding.key();
    text.append(
        """
         %s %s%s  %s   value: %s
             required: %s
             why:      %s
             fix:      %s
        """
            .formatted(
                number,
                finding.rule().id(),
                key,
                finding.place(),
                finding.value(),
                finding.required(),
                finding.why(),
                finding.fix()));
  }
}
