package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coach.platform.Component.Status;
import coach.platform.Mode;
import coach.platform.Problem;
import coach.support.PostgresProcess;
import coach.support.TestDatabase;
import coach.web.problem.Failures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseFaultTest {
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  /// Waiting for a connection, validating one, opening another, one silent answer.
  private static final Duration BOUND = Duration.ofSeconds(2 + 1 + 2 + 5 + 10);

  private static final Failures FAILURES = new Failures(List.of(DatabaseFailure::classify));

  private static PostgresProcess server;

  @BeforeAll
  static void startServer() {
    server = PostgresProcess.start();
  }

  @AfterEach
  void mendServer() {
    server.thaw();
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @Test
  void aFrozenDatabaseHangsNobodyAndIsUsedAgainWhenItThaws() throws Exception {
    try (Database database = open()) {
      database.jdbi().useHandle(handle -> handle.execute("SELECT 1"));
      server.freeze();

      List<Future<Long>> callers = callers(database, 40);
      for (Future<Long> caller : callers) {
        assertThat(caller.get()).isLessThan(BOUND.toMillis());
      }
      await().atMost(RECOVERY).until(() -> !database.available());
      assertThat(database.health().status()).isEqualTo(Status.DOWN);
      assertThat(database.ready()).as("an outage is no reason to lose readiness").isTrue();

      server.thaw();
      await().atMost(RECOVERY).until(database::available);
      assertThat(one(database)).isEqualTo(1);
    }
  }

  @Test
  void aStoppedDatabaseIsRefusedAtOnceAndUsedAgainAfterItsRestart() {
    try (Database database = open()) {
      server.stop();
      await().atMost(RECOVERY).until(() -> !database.available());

      long start = System.nanoTime();
      assertThatThrownBy(() -> one(database))
          .satisfies(
              failure ->
                  assertThat(FAILURES.classify(failure))
                      .hasValueSatisfying(
                          problem -> assertThat(problem).isInstanceOf(Problem.Unavailable.class)));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);

      server.restart();
      await().atMost(RECOVERY).until(database::available);
      assertThat(one(database)).isEqualTo(1);
    } finally {
      await().until(() -> reachable(server));
    }
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartIsAwaited() {
    server.stop();
    try (Database database = open()) {
      assertThat(database.ready()).isFalse();
      assertThat(database.health().status()).isEqualTo(Status.DOWN);
      assertThat(database.health().message()).isEqualTo("does not answer");

      server.restart();
      await().atMost(RECOVERY).until(database::ready);
      assertThat(one(database)).isEqualTo(1);
    }
  }

  @Test
  void aDatabaseThatComesLateIsHeldToTheRulesUntilItKeepsThem() {
    TestDatabase.execute(server.jdbcUrl(), "CREATE DATABASE late");
    String url = server.jdbcUrl("late");
    open(url).close();
    TestDatabase.execute(url, "UPDATE installation SET mode = 'production'");
    server.stop();

    try (Database database = open(url)) {
      assertThat(database.violations()).isEmpty();
      server.restart();
      await()
          .atMost(RECOVERY)
          .untilAsserted(
              () ->
                  assertThat(database.violations())
                      .extracting(it -> it.rule().id())
                      .containsExactly("CORE-003"));
      assertThat(database.ready()).isFalse();
      assertThat(database.health().message()).isEqualTo("is refused by its startup checks");

      TestDatabase.execute(url, "UPDATE installation SET mode = 'development'");
      await().atMost(RECOVERY).until(database::ready);
    }
  }

  @Test
  void aPoolThatIsUsedUpIsNoDatabaseThatIsDown() throws Exception {
    try (Database database = open();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Problem>> sleeper = () -> failure(database, "SELECT pg_sleep(3)");
      List<Future<Optional<Problem>>> results = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        results.add(executor.submit(sleeper));
      }

      await().untilAsserted(() -> assertThat(database.pool().waiting()).isPositive());
      assertThat(database.available()).isTrue();
      int exhausted = 0;
      for (Future<Optional<Problem>> result : results) {
        exhausted += result.get().isPresent() ? 1 : 0;
      }
      assertThat(exhausted).isEqualTo(20);
      assertThat(database.available()).isTrue();
    }
  }

  @Test
  void theServerEndsAStatementThatTakesTooLong() {
    try (Database database = open()) {
      assertThat(failure(database, "SELECT pg_sleep(30)"))
          .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Problem.Unavailable.class));
      assertThat(failure(database, "SELECT 1/0")).as("a bug is no outage").isEmpty();
    }
  }

  private static Optional<Problem> failure(Database database, String sql) {
    try {
      database.jdbi().useHandle(handle -> handle.execute(sql));
      return Optional.empty();
    } catch (RuntimeException e) {
      return FAILURES.classify(e);
    }
  }

  private static List<Future<Long>> callers(Database database, int count) {
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    List<Future<Long>> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      callers.add(
          executor.submit(
              () -> {
                long start = System.nanoTime();
                assertThat(failure(database, "SELECT 1")).isPresent();
                return Duration.ofNanos(System.nanoTime() - start).toMillis();
              }));
    }
    executor.shutdown();
    return callers;
  }

  private static int one(Database database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  private static boolean reachable(PostgresProcess server) {
    try {
      TestDatabase.execute(server.jdbcUrl(), "SELECT 1");
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static Database open() {
    return open(server.jdbcUrl());
  }

  private static Database open(String url) {
    return Database.open(
        Database.Settings.strict(
            DatabaseConfiguration.at(url), Mode.DEVELOPMENT, 1, InstantSource.system()));
  }
}
