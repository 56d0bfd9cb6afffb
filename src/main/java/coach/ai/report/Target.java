package coach.ai.report;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;

/// What is promised, and what is.
///
/// @param window that `current` is of
/// @param critical for the daily cost, the cap
/// @param current nothing while it is unknown
public record Target(
    String unit,
    String window,
    BigDecimal target,
    BigDecimal warn,
    BigDecimal critical,
    Better better,
    Optional<BigDecimal> current) {

  /// In which direction a value is good.
  public enum Better {
    LOWER,
    HIGHER
  }

  public enum Standing {
    HEALTHY,
    /// The promise is not kept, and nobody is called yet.
    OFF_TARGET,
    WARNING,
    CRITICAL,
    UNKNOWN;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  public Standing standing() {
    return current.map(this::standing).orElse(Standing.UNKNOWN);
  }

  /// Nothing while it is unknown.
  public Optional<Boolean> compliant() {
    return current.map(value -> isBetter(value, target));
  }

  private Standing standing(BigDecimal value) {
    if (reaches(value, critical)) {
      return Standing.CRITICAL;
    }
    if (reaches(value, warn)) {
      return Standing.WARNING;
    }
    return isBetter(value, target) ? Standing.HEALTHY : Standing.OFF_TARGET;
  }

  private boolean isBetter(BigDecimal value, BigDecimal bound) {
    int order = value.compareTo(bound);
    return better == Better.LOWER ? order < 0 : order > 0;
  }

  /// A cost of exactly the cap is critical; a rate of exactly 95 % is not below it yet.
  private boolean reaches(BigDecimal value, BigDecimal bound) {
    int order = value.compareTo(bound);
    return better == Better.LOWER ? order >= 0 : order < 0;
  }
}
