package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import coach.support.PgBouncer;
import coach.support.PostgresProcess;
import coach.support.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PoolerTest {
  private static PgBouncer pooler;
  private static String direct;
  private static String pooled;

  @BeforeAll
  static void startPooler() {
    direct = TestDatabase.emptyUrl();
    PostgresProcess server = TestDatabase.server();
    pooler = PgBouncer.before(server);
    pooled = pooler.jdbcUrl(direct.substring(direct.lastIndexOf('/') + 1, direct.indexOf('?')));
  }

  @AfterAll
  static void endPooler() {
    pooler.close();
  }

  @Test
  void manyThreadsWorkThroughATransactionPooler() throws Exception {
    DatabaseConfiguration configuration = configuration(Optional.of(direct));
    try (Database database =
            Database.open(
                Database.Settings.strict(
                    configuration, Mode.DEVELOPMENT, 1, InstantSource.system()));
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(database.ready()).isTrue();
      assertThat(database.violations()).isEmpty();
      database
          .jdbi()
          .useHandle(
              it -> it.execute("CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)"));
      database.jdbi().useHandle(it -> it.execute("INSERT INTO counters VALUES (1, 0)"));

      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        workers.add(executor.submit(() -> count(database, 100)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }

      int total =
          database
              .jdbi()
              .withHandle(
                  it -> it.createQuery("SELECT n FROM counters").mapTo(Integer.class).one());
      assertThat(total).isEqualTo(1600);
    }
  }

  @Test
  void aPoolerThatNobodyDeclaredIsFound() throws Exception {
    assertThat(inspect(configuration(Optional.empty())))
        .filteredOn(it -> it.rule().id().equals("DB-007"))
        .singleElement()
        .satisfies(it -> assertThat(it.found()).contains("a transaction pooler"));
  }

  @Test
  void aDirectUrlThatIsNotDirectIsFound() throws Exception {
    String alsoPooled = pooled + "&ApplicationName=other";

    // A pooler that passes `options` on is needed to come that far; this one refuses the start.
    assertThat(configuration(Optional.of(alsoPooled)).poolerBypass()).isPresent();
    assertThat(inspectFails(configuration(Optional.of(alsoPooled)))).contains("options");
  }

  @Test
  void aPoolerThatEndsNoStatementsIsFoundOutsideDevelopment() throws Exception {
    var access = DatabaseAccess.toUrl(configuration(Optional.of(direct)), Secret.of(pooled));
    var invariants =
        new DatabaseInvariants(
            configuration(Optional.of(direct)), 1, InstantSource.system(), List.of());

    assertThat(new DatabaseInspection(access, invariants, Mode.PRODUCTION).run())
        .extracting(it -> it.rule().id())
        .contains("DB-002", "DB-003", "DB-004", "DB-005")
        .doesNotContain("DB-007");
  }

  private static void count(Database database, int times) {
    for (int i = 0; i < times; i++) {
      database
          .jdbi()
          .useTransaction(
              handle ->
                  handle
                      .createUpdate("UPDATE counters SET n = n + :by WHERE id = :id")
                      .bind("by", 1)
                      .bind("id", 1)
                      .execute());
    }
  }

  private static List<Violation> inspect(DatabaseConfiguration configuration) throws Exception {
    var invariants = configuration.invariants(1, InstantSource.system(), List.of());
    return invariants.liveChecks(Mode.DEVELOPMENT).findFirst().orElseThrow().run().toList();
  }

  private static String inspectFails(DatabaseConfiguration configuration) {
    try {
      return inspect(configuration).toString();
    } catch (Exception e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static DatabaseConfiguration configuration(Optional<String> directUrl) {
    DatabaseConfiguration all = DatabaseConfiguration.at(pooled);
    return new DatabaseConfiguration(
        all.url(),
        directUrl.map(Secret::of),
        false,
        all.directory(),
        10,
        all.borrowTimeout(),
        all.loginTimeout(),
        all.socketTimeout(),
        all.statementTimeout(),
        all.lockTimeout(),
        all.idleTransactionTimeout());
  }
}
