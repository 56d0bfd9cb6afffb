package coach.identity.user.invite;

import coach.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An invitation that an operator made, good for one account.
public record Invite(
    UUID id, UserId createdBy, Instant createdAt, Instant expiresAt, Optional<Use> use) {

  /// Whose account it became, and when.
  public record Use(UserId by, Instant at) {}
}
