package coach.identity.apikey;

import coach.identity.ApiKeyId;
import coach.identity.Scope;
import coach.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A key as its owner sees it: everything but the key.
///
/// @param hint its first characters
/// @param dailyCap what may be spent with it in a day; absent = as its owner may
/// @param requestsPerMinute absent = as its owner may
public record ApiKey(
    ApiKeyId id,
    String name,
    String hint,
    Set<Scope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Money> dailyCap,
    OptionalInt requestsPerMinute) {}
