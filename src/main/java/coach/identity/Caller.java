package coach.identity;

import coach.platform.AuditEntry.Actor;
import coach.shared.Money;
import coach.shared.UserId;
import java.security.Principal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Who sent a request, verified; `@Auth Caller` in a resource.
public record Caller(UserId id, Role role, Credential credential) implements Principal {

  /// How they showed it.
  public sealed interface Credential {
    /// An access token: the user in person.
    record Session(SessionId id) implements Credential {}

    /// An API key: a program of the user's, within what the key allows.
    ///
    /// @param dailyCap what may be spent with this key in a day; absent = as the user may
    /// @param requestsPerMinute absent = as the user may
    record Key(
        ApiKeyId id, Set<Scope> scopes, Optional<Money> dailyCap, OptionalInt requestsPerMinute)
        implements Credential {
      public Key {
        scopes = Set.copyOf(scopes);
      }
    }
  }

  public boolean isOperator() {
    return role == Role.OPERATOR;
  }

  /// As the audit log names them.
  public Actor actor() {
    return switch (credential) {
      case Credential.Session _ -> new Actor.User(id);
      case Credential.Key key -> new Actor.Key(key.id().value(), id);
    };
  }

  @Override
  public String getName() {
    return id.toString();
  }
}
