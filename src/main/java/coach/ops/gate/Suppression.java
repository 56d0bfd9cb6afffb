package coach.ops.gate;

import java.time.LocalDate;
import java.util.Optional;

/// An operator's decision to live with a broken rule for a time.
///
/// @param id of the rule
/// @param reason for whoever reads the start's log
/// @param until the last day on which it holds
public record Suppression(Optional<String> id, Optional<String> reason, Optional<LocalDate> until) {

  boolean covers(String ruleId) {
    return id.filter(ruleId::equals).isPresent();
  }

  @Override
  public String toString() {
    return "SUPPRESSED %s until %s: %s"
        .formatted(id.orElse("?"), until.map(LocalDate::toString).orElse("?"), reason.orElse("?"));
  }
}
