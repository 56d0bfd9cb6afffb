package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import coach.support.PostgresProcess;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// SEC-008 on a server that asks for passwords, and on the other tests' server, which does not.
class DefaultLoginsTest {
  private static PostgresProcess asking;

  @BeforeAll
  static void startServer() {
    asking = PostgresProcess.startWithPasswords();
    TestDatabase.execute(
        asking.jdbcUrl(),
        "CREATE ROLE keeper SUPERUSER LOGIN PASSWORD 'fake-password-of-the-keeper'");
  }

  @AfterAll
  static void endServer() {
    asking.close();
  }

  @Test
  void aServerThatAsksForPasswordsOfItsOwnIsGood() throws Exception {
    assertThat(found(asking.jdbcUrl(), Mode.PRODUCTION)).isEmpty();
  }

  @Test
  void aServerThatTrustsEverybodyIsFoundOutsideDevelopment() throws Exception {
    String trusting = TestDatabase.freshUrl();

    for (Mode mode : List.of(Mode.PRODUCTION, Mode.STAGING)) {
      assertThat(found(trusting, mode))
          .singleElement()
          .satisfies(it -> assertThat(it.key()).isEqualTo("database.url"))
          .satisfies(it -> assertThat(it.found()).isEqualTo("the server asks for no password"))
          .satisfies(it -> assertThat(it.rule().suppressible()).isFalse())
          .satisfies(it -> assertThat(it.fix()).contains("pg_hba.conf"));
    }
    assertThat(found(trusting, Mode.DEVELOPMENT)).isEmpty();
  }

  @Test
  void accountsWithTheirDefaultPasswordsAreFoundByName() throws Exception {
    TestDatabase.execute(
        keeper(),
        "CREATE ROLE admin LOGIN PASSWORD 'admin'",
        "ALTER ROLE postgres PASSWORD 'postgres'");

    List<Violation> violations = found(keeper(), Mode.PRODUCTION);
    TestDatabase.execute(
        keeper(), "DROP ROLE admin", "ALTER ROLE postgres PASSWORD '" + password() + "'");

    assertThat(violations)
        .extracting(Violation::found)
        .containsExactly(
            "the account postgres with the password that everybody tries first",
            "the account admin with the password that everybody tries first");
  }

  @Test
  void theServerBehindAPoolerIsTriedToo() {
    String trusting = TestDatabase.freshUrl();

    assertThat(logins(keeper(), Optional.of(trusting)).letIn())
        .extracting(Violation::key)
        .containsExactly("database.directUrl");
  }

  @Test
  void aServerThatLetNobodyInIsLeftInPeace() {
    DefaultLogins logins = logins(keeper(), Optional.empty());
    assertThat(logins.letIn()).isEmpty();

    TestDatabase.execute(keeper(), "CREATE ROLE admin LOGIN PASSWORD 'admin'");
    List<Violation> again = logins.letIn().toList();
    TestDatabase.execute(keeper(), "DROP ROLE admin");

    assertThat(again).isEmpty();
  }

  @Test
  void aServerThatWasMendedIsSeenToBe() {
    DefaultLogins logins = logins(keeper(), Optional.empty());
    TestDatabase.execute(keeper(), "CREATE ROLE admin LOGIN PASSWORD 'admin'");
    List<Violation> before = logins.letIn().toList();
    TestDatabase.execute(keeper(), "DROP ROLE admin");

    assertThat(before).hasSize(1);
    assertThat(logins.letIn()).isEmpty();
  }

  @Test
  void aServerThatDoesNotAnswerLetsNobodyInAndIsGivenUpInTime() {
    try (PostgresProcess frozen = PostgresProcess.start()) {
      DefaultLogins logins = logins(frozen.jdbcUrl(), Optional.empty());
      frozen.freeze();

      long start = System.nanoTime();
      assertThat(logins.letIn()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LiveCheck.LIMIT);
    }
  }

  private static List<Violation> found(String url, Mode mode) throws Exception {
    return DatabaseConfiguration.at(url)
        .invariants(1, InstantSource.system(), List.of())
        .liveChecks(mode)
        .findFirst()
        .orElseThrow()
        .run()
        .filter(it -> it.rule().id().equals("SEC-008"))
        .toList();
  }

  private static DefaultLogins logins(String url, Optional<String> directUrl) {
    DatabaseConfiguration all = DatabaseConfiguration.at(url);
    DatabaseConfiguration configuration =
        new DatabaseConfiguration(
            all.url(),
            directUrl.map(Secret::of),
            false,
            null,
            10,
            null,
            null,
            null,
            null,
            null,
            null);
    return new DefaultLogins(DatabaseAccess.toUrl(configuration, all.url().orElseThrow()));
  }

  private static String keeper() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=keeper&password=fake-password-of-the-keeper"
        .formatted(asking.port());
  }

  private static String password() {
    return asking.jdbcUrl().substring(asking.jdbcUrl().indexOf("password=") + "password=".length());
  }
}
