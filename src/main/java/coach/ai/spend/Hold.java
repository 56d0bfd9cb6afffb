package coach.ai.spend;

import coach.shared.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A committed hold: the permission to send one request.
///
/// @param id of the attempt
/// @param day the budget day that it counts to
public record Hold(UUID id, HoldRequest request, LocalDate day) {
  public Money amount() {
    return request.worstCase();
  }
}
