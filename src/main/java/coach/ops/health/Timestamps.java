package coach.ops.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the outside reads them: RFC 3339, UTC, milliseconds.
final class Timestamps {
  private Timestamps() {}

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
