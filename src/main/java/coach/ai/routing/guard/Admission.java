package coach.ai.routing.guard;

import java.time.Duration;

/// What one breaker says to one request.
sealed interface Admission {
  record Admitted(Permission permission) implements Admission {}

  /// @param again when it is worth coming again
  record Refused(Duration again) implements Admission {}

  /// To make one request, and to tell how it went: exactly once.
  interface Permission {
    void tell(Verdict verdict);
  }
}
