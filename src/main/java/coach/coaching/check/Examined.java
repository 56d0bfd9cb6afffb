package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Reading;
import java.util.List;

/// A reading after our checks.
///
/// @param reading without figures that did not hold
public record Examined(Reading reading, List<Finding> findings) {
  public Examined {
    findings = List.copyOf(findings);
  }

  public List<Finding> errors() {
    return findings.stream().filter(Finding::isError).toList();
  }
}
