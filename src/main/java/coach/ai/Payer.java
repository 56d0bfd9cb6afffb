package coach.ai;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.shared.Money;
import coach.shared.UserId;
import java.util.Optional;

/// Whose budgets an answer is charged to.
///
/// @param key the program that asked, when it was one
public record Payer(UserId user, Optional<Key> key) {

  /// @param dailyCap absent = as the user may
  public record Key(ApiKeyId id, Optional<Money> dailyCap) {}

  public static Payer of(Caller caller) {
    return switch (caller.credential()) {
      case Credential.Session _ -> new Payer(caller.id(), Optional.empty());
      case Credential.Key key ->
          new Payer(caller.id(), Optional.of(new Key(key.id(), key.dailyCap())));
    };
  }
}
