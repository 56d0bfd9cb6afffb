package coach.ai.spend.book;

import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// An attempt that is about to be held.
///
/// @param expiresAt after which nobody can be waiting for it
public record NewAttempt(
    UUID id, Instant at, Instant expiresAt, LocalDate day, HoldRequest request) {
  public Hold hold() {
    return new Hold(id, request, day);
  }
}
