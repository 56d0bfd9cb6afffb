package coach.identity.apikey;

import coach.identity.Scope;
import coach.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a key to be made is for.
///
/// @param dailyCap what may be spent with it in a day; absent = as its owner may
/// @param requestsPerMinute absent = as its owner may
public record NewKey(
    String name,
    Set<Scope> scopes,
    Optional<Instant> expiresAt,
    Optional<Money> dailyCap,
    OptionalInt requestsPerMinute) {
  public NewKey {
    scopes = Set.copyOf(scopes);
  }
}
