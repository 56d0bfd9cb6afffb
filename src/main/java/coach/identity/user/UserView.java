package coach.identity.user;

import coach.identity.Role;
import java.time.Instant;
import java.util.Optional;

/// An account as operators see it, and as everybody sees their own.
public record UserView(
    String id,
    String email,
    Role role,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    Optional<Instant> disabledAt,
    boolean demo) {

  public static UserView of(User user) {
    return new UserView(
        user.id().toString(),
        user.email().value(),
        user.role(),
        user.createdAt(),
        user.lastLoginAt(),
        user.disabledAt(),
        user.demo());
  }
}
