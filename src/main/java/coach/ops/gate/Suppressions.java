package coach.ops.gate;

import coach.ops.gate.core.CoreRules;
import coach.platform.Rule;
import coach.platform.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which suppressions are honoured, and what is wrong with the others.
record Suppressions(List<Suppression> honoured, List<Violation> violations) {

  static Suppressions judge(List<Suppression> asked, Map<String, Rule> rulesById, LocalDate today) {
    List<Suppression> honoured = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Suppression suppression = asked.get(i);
      Violation broken = CoreRules.CORE_008.brokenAt("suppressions[" + i + "]");
      fault(suppression, rulesById, today)
          .ifPresentOrElse(
              fault -> violations.add(broken.found(fault)), () -> honoured.add(suppression));
    }
    return new Suppressions(List.copyOf(honoured), List.copyOf(violations));
  }

  private static Optional<String> fault(
      Suppression suppression, Map<String, Rule> rulesById, LocalDate today) {
    String id = suppression.id().orElse("no id");
    Rule rule = rulesById.get(id);
    if (rule == null) {
      return Optional.of(id + " is not the id of a rule");
    }
    if (!rule.suppressible()) {
      return Optional.of(id + " can never be suppressed");
    }
    if (suppression.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
      return Optional.of(id + " has no reason");
    }
    if (suppression.until().isEmpty()) {
      return Optional.of(id + " has no expiry date");
    }
    return suppression
        .until()
        .filter(until -> until.isBefore(today))
        .map(until -> id + " expired on " + until);
  }

  boolean covers(Violation violation) {
    return violation.rule().suppressible()
        && honoured.stream().anyMatch(one -> one.covers(violation.rule().id()));
  }
}
