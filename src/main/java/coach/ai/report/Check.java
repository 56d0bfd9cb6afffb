package coach.ai.report;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// One thing that must be right, and how it is.
///
/// @param message for everybody who may see details
/// @param evidence what shows it, and how we know
/// @param age of the evidence in seconds
public record Check(Word status, String message, String evidence, Optional<Long> age) {

  /// From good to bad; what nobody knows is worse than good.
  public enum Word {
    HEALTHY,
    UNKNOWN,
    DEGRADED,
    UNHEALTHY;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }

    Word worse(Word other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
