package coach.identity.token;

import coach.identity.Role;
import coach.identity.TokenConfiguration;
import coach.platform.IdSource;
import coach.platform.db.Transactions;
import coach.platform.secret.Secret;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// Sessions as one node has them, on a real database that can go away.
///
/// @param background what waits for the executor
record SessionNode(
    String url,
    ManualTime time,
    Queue<Runnable> background,
    AtomicBoolean away,
    Transactions transactions,
    AccessTokens access,
    Sessions sessions) {

  static SessionNode alone() {
    return of(TestDatabase.freshUrl(), new ManualTime());
  }

  /// Another node on the same database, at the same time.
  SessionNode neighbour() {
    return of(url, time);
  }

  private static SessionNode of(String url, ManualTime time) {
    AtomicBoolean away = new AtomicBoolean();
    Jdbi jdbi =
        Jdbi.create(
                () -> {
                  if (away.get()) {
                    throw new SQLException("away", "08001");
                  }
                  return DriverManager.getConnection(url);
                })
            .installPlugin(new PostgresPlugin())
            .installPlugin(new SqlObjectPlugin());
    TokenConfiguration configuration = new TokenConfiguration(null, null, null, null, null);
    SigningKeys keys =
        new SigningKeys(
            Secret.of("fake-secret-that-every-node-of-these-tests-has"),
            Optional.empty(),
            configuration.access().toJavaDuration(),
            time::nanos);
    IdSource ids = IdSource.secure(time);
    AccessTokens access = new AccessTokens(configuration, keys, ids);
    Transactions transactions = new Transactions(jdbi);
    Queue<Runnable> background = new ConcurrentLinkedQueue<>();
    Sessions sessions =
        new Sessions(
            access,
            jdbi.onDemand(SessionDao.class),
            transactions,
            configuration,
            ids,
            background::add,
            time::nanos);
    return new SessionNode(url, time, background, away, transactions, access, sessions);
  }

  UserId user(String name, Role role) {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO users (id, email, password_hash, role, created_at, password_changed_at)"
            + " VALUES ('%s', '%s@example.com', '$argon2id$', '%s', now(), now())"
                .formatted(id, name, role.text()));
    return new UserId(id);
  }

  void goAway() {
    away.set(true);
  }

  void comeBack() {
    away.set(false);
  }

  void runBackground() {
    for (Runnable work = background.poll(); work != null; work = background.poll()) {
      work.run();
    }
  }

  void execute(String sql) {
    TestDatabase.execute(url, sql);
  }

  /// Of rows in `table WHERE …`.
  int count(String rows) {
    return Integer.parseInt(text("SELECT count(*)::text FROM " + rows));
  }

  String text(String query) {
    return Jdbi.create(url).withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }
}
