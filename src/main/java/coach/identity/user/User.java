package coach.identity.user;

import coach.identity.Role;
import coach.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/// Somebody with an account.
///
/// @param demo made by the service itself, in development
/// @param disabledAt since when they may no longer come in
public record User(
    UserId id,
    EmailAddress email,
    Role role,
    boolean demo,
    Instant createdAt,
    Instant passwordChangedAt,
    Optional<Instant> lastLoginAt,
    Optional<Instant> disabledAt) {

  public boolean isDisabled() {
    return disabledAt.isPresent();
  }
}
