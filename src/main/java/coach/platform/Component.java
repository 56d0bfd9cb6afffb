package coach.platform;

import java.time.Instant;
import java.util.Optional;

/// Something the service depends on, as operations sees it. Answers from memory and asks nobody.
public interface Component {
  String name();

  /// Whether the service is degraded while this is down.
  boolean critical();

  Health health();

  /// @param message one safe phrase without addresses or secrets
  /// @param checkedAt when the state was last observed, if ever
  record Health(Status status, String message, Optional<Instant> checkedAt) {}

  /// The closed set of states.
  enum Status {
    UP,
    DOWN,
    UNKNOWN
  }
}
