package coach.coaching.answer;

import coach.coaching.Finding;
import coach.coaching.Reading;
import java.util.List;
import java.util.Optional;

/// An answer as far as it could be read.
///
/// @param reading absent when it is no JSON object; what was wrong in it is absent from it
/// @param findings about its form
public record Read(Optional<Reading> reading, List<Finding> findings) {
  public Read {
    findings = List.copyOf(findings);
  }
}
