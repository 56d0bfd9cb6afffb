package coach.coaching;

import coach.coaching.store.History;
import coach.coaching.store.ReviewDao;
import coach.coaching.store.ReviewSearch;
import coach.coaching.store.ReviewStore;
import coach.platform.db.Transactions;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// A database with users, and time that passes when the test says so.
public final class ReviewDatabase {
  public static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

  public final Jdbi jdbi =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());
  public final FakeBooks books = new FakeBooks();
  public final ReviewStore store;
  public final History history;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  public ReviewDatabase() {
    ReviewDao dao = jdbi.onDemand(ReviewDao.class);
    this.store = new ReviewStore(dao, new Transactions(jdbi), now::get);
    this.history = new History(dao, new ReviewSearch(jdbi), books);
  }

  public InstantSource clock() {
    return now::get;
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  public UserId user() {
    UUID id = UUID.randomUUID();
    execute(
        """
        INSERT INTO users (id, email, password_hash, role, created_at, password_changed_at)
        VALUES ('%1$s', '%1$s@example.com', '$argon2id$', 'trader', now(), now())
        """
            .formatted(id));
    return new UserId(id);
  }

  public void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }

  public List<Map<String, Object>> rows(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapToMap().list());
  }
}
