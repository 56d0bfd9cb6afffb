package coach.identity.apikey;

import coach.identity.Scope;
import coach.platform.IdSource;
import coach.platform.db.Transactions;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// A database with users, and time that passes when the test says so.
final class KeyDatabase {
  static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

  final String url = TestDatabase.freshUrl();
  final Jdbi jdbi =
      Jdbi.create(url).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
  final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  /// One node of the service.
  ApiKeys node() {
    return node(now::get);
  }

  ApiKeys node(InstantSource clock) {
    return new ApiKeys(
        jdbi.onDemand(ApiKeyDao.class),
        new Transactions(jdbi),
        IdSource.secure(clock),
        background::add,
        () -> Duration.between(START, clock.instant()).toNanos());
  }

  Instant now() {
    return now.get();
  }

  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  void runBackground() {
    for (Runnable work = background.poll(); work != null; work = background.poll()) {
      work.run();
    }
  }

  UserId user(String role) {
    UUID id = UUID.randomUUID();
    execute(
        """
        INSERT INTO users (id, email, password_hash, role, created_at, password_changed_at)
        VALUES ('%1$s', '%1$s@example.com', '$argon2id$', '%2$s', now(), now())
        """
            .formatted(id, role));
    return new UserId(id);
  }

  void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }

  static NewKey key(String name) {
    return new NewKey(
        name, Set.of(Scope.READ), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  static NewKey expiring(Instant at) {
    return new NewKey(
        "brief", Set.of(Scope.READ), Optional.of(at), Optional.empty(), OptionalInt.empty());
  }
}
