package coach.identity.apikey;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.db.Transactions;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.platform.task.Batches;
import coach.shared.UserId;
import com.google.common.hash.HashCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// The keys of all users, each user's for themselves.
///
/// Thread-safe: what changes is in the database, and in the cache of what it says.
public final class ApiKeys {
  /// As problems say it.
  static final String NAME = "API key";

  private static final int MOST = 50;

  private static final int BATCH = 1_000;

  /// How long the audit log's names lead to what became of a key.
  private static final Duration KEPT = Duration.ofDays(90);

  /// After every id.
  private static final UUID LAST = new UUID(-1, -1);

  private final ApiKeyDao keys;
  private final Transactions transactions;
  private final IdSource ids;
  private final LiveKeys live;

  /// @param background refreshes what is known of keys in use
  /// @param nanos a clock that does not jump
  ApiKeys(
      ApiKeyDao keys,
      Transactions transactions,
      IdSource ids,
      Executor background,
      LongSupplier nanos) {
    this.keys = keys;
    this.transactions = transactions;
    this.ids = ids;
    this.live = new LiveKeys(keys, ids.clock(), background, nanos);
  }

  /// @throws coach.platform.ProblemException when the owner has as many as one may have
  public Created create(UserId owner, NewKey wanted) {
    OpaqueToken token = Kind.API_KEY.make(ids.random());
    Instant now = ids.clock().instant();
    ApiKeyDao.NewRow row = Rows.of(wanted, token, owner, ids.next(), now);
    return transactions.in(
        () -> {
          if (keys.lockOwner(owner.value()).isEmpty()) {
            throw new Problem.Unauthenticated().toException();
          }
          if (keys.countLive(owner.value(), now) >= MOST) {
            throw new Problem.Conflict(
                    "There are " + MOST + " API keys already; revoke one of them first.")
                .toException();
          }
          return new Created(Rows.key(keys.insert(row)), token);
        });
  }

  /// Newest first, with those that have expired.
  public Page<ApiKey> list(UserId owner, PageRequest page) {
    List<ApiKey> rows =
        keys.page(owner.value(), page.after().orElse(LAST), page.rows()).stream()
            .map(Rows::key)
            .toList();
    return Page.of(rows, page, key -> key.id().value());
  }

  /// Returns false when the owner has no such key, or not any more.
  public boolean revoke(UserId owner, ApiKeyId id) {
    return transactions.in(
        () -> {
          Optional<byte[]> hash = keys.revoke(owner.value(), id.value(), ids.clock().instant());
          hash.map(HashCode::fromBytes)
              .ifPresent(revoked -> transactions.afterCommit(() -> live.drop(revoked)));
          return hash.isPresent();
        });
  }

  /// Who sent a key, when it is live; what is known of it is seconds old at most.
  public Optional<Caller> caller(String key) {
    return Kind.API_KEY.parse(key).flatMap(live::caller);
  }

  /// Removes keys that were revoked or expired long ago. Returns how many.
  public int purge() {
    Instant before = ids.clock().instant().minus(KEPT);
    return Batches.remove(BATCH, limit -> keys.purge(before, limit));
  }

  /// How often the database was asked for what keys are good for.
  public long reads() {
    return live.reads();
  }
}
