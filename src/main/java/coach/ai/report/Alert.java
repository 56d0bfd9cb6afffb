package coach.ai.report;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// Something that somebody should know now.
///
/// @param id stable: what it is about, after a colon of which one
/// @param since when it began, where that is known
public record Alert(String id, Severity severity, String message, Optional<Instant> since) {

  public enum Severity {
    WARNING,
    CRITICAL;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  static Alert warning(String id, String message) {
    return new Alert(id, Severity.WARNING, message, Optional.empty());
  }

  static Alert critical(String id, String message) {
    return new Alert(id, Severity.CRITICAL, message, Optional.empty());
  }

  Alert since(Instant moment) {
    return new Alert(id, severity, message, Optional.of(moment));
  }
}
