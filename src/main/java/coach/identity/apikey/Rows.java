package coach.identity.apikey;

import static java.util.stream.Collectors.toUnmodifiableSet;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.identity.Role;
import coach.identity.Scope;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Between what the table holds and what it means.
final class Rows {
  private Rows() {}

  static ApiKeyDao.NewRow of(NewKey key, OpaqueToken token, UserId owner, UUID id, Instant now) {
    return new ApiKeyDao.NewRow(
        id,
        owner.value(),
        key.name(),
        token.hash(),
        token.hint(),
        key.scopes().stream().map(Scope::text).sorted().toList(),
        now,
        key.expiresAt().orElse(null),
        key.dailyCap().map(Money::microUsd).orElse(null),
        key.requestsPerMinute().isPresent() ? key.requestsPerMinute().getAsInt() : null);
  }

  static ApiKey key(ApiKeyDao.Row row) {
    return new ApiKey(
        new ApiKeyId(row.id()),
        row.name(),
        row.hint(),
        scopes(row.scopes()),
        row.createdAt(),
        Optional.ofNullable(row.expiresAt()),
        Optional.ofNullable(row.lastUsedAt()),
        money(row.dailyCapMicroUsd()),
        number(row.requestsPerMinute()));
  }

  static Caller caller(ApiKeyDao.LiveRow row) {
    return new Caller(
        new UserId(row.userId()),
        Role.of(row.role()),
        new Caller.Credential.Key(
            new ApiKeyId(row.id()),
            scopes(row.scopes()),
            money(row.dailyCapMicroUsd()),
            number(row.requestsPerMinute())));
  }

  private static Set<Scope> scopes(List<String> texts) {
    return texts.stream().map(Scope::of).collect(toUnmodifiableSet());
  }

  private static Optional<Money> money(@Nullable Long microUsd) {
    return Optional.ofNullable(microUsd).map(Money::new);
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
