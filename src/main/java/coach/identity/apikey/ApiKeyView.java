package coach.identity.apikey;

import coach.identity.Scope;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A key as its owner is shown it.
record ApiKeyView(
    String id,
    String name,
    String hint,
    List<Scope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<BigDecimal> dailyCapUsd,
    Optional<Integer> requestsPerMinute) {

  static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id().toString(),
        key.name(),
        key.hint(),
        key.scopes().stream().sorted().toList(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.dailyCap().map(Money::usd),
        boxed(key.requestsPerMinute()));
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }
}
