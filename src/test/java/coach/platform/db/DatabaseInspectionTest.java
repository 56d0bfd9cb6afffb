package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.support.PostgresProcess;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Production's questions. The test server itself breaks what every test would otherwise break:
/// it has no TLS and no fsync, and trusts everybody.
class DatabaseInspectionTest {
  private static final List<String> OF_THE_TEST_SERVER = List.of("DB-002", "DB-004", "SEC-008");

  private static final Rule FORBIDDEN =
      Rule.of("SAM-001", Severity.ERROR, "no samples", "they are samples", "remove them");

  private String owner;
  private String url;

  @BeforeEach
  void freshDatabaseWithAnOrdinaryRole() {
    owner = TestDatabase.freshUrl();
    TestDatabase.execute(
        owner,
        "DO $$ BEGIN CREATE ROLE coach_app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO coach_app");
    url = owner.replace("user=postgres", "user=coach_app");
  }

  @Test
  void aGoodDatabaseBreaksNothingElse() throws Exception {
    TestDatabase.execute(owner, "INSERT INTO installation (mode) VALUES ('production')");

    assertThat(broken(url, 1)).isEmpty();
  }

  @Test
  void theStampOfAnotherModeIsFound() throws Exception {
    TestDatabase.execute(owner, "INSERT INTO installation (mode) VALUES ('staging')");

    assertThat(violations(url, 1, InstantSource.system()))
        .filteredOn(it -> it.rule().id().equals("CORE-003"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.found())
                    .isEqualTo("production, but the database is made for staging"));
  }

  @Test
  void aRoleThatCanDoMoreThanItsWorkIsFound() throws Exception {
    assertThat(broken(owner, 1)).containsExactly("DB-005");
    TestDatabase.execute(owner, "GRANT CREATE ON SCHEMA public TO coach_app");
    assertThat(broken(url, 1)).containsExactly("DB-005");
    TestDatabase.execute(owner, "REVOKE CREATE ON SCHEMA public FROM coach_app");
    TestDatabase.execute(owner, "ALTER TABLE installation OWNER TO coach_app");
    assertThat(broken(url, 1)).containsExactly("DB-005");
  }

  @Test
  void aSchemaOfAnotherVersionIsFound() throws Exception {
    TestDatabase.execute(owner, "DELETE FROM databasechangelog", "DROP TABLE installation");

    assertThat(broken(url, 1)).containsExactly("DB-006");
  }

  @Test
  void moreConnectionsThanTheServerHasAreFound() throws Exception {
    assertThat(broken(url, 7)).isEmpty(); // 7 x (10 + 2) = 84 <= 100 - 10
    assertThat(broken(url, 8)).containsExactly("DB-008");
  }

  @Test
  void aClockThatIsWrongIsFound() throws Exception {
    assertThat(clock(Duration.ofSeconds(1))).isEmpty();
    assertThat(clock(Duration.ofSeconds(-10))).singleElement().satisfies(it -> refuses(it, false));
    assertThat(clock(Duration.ofSeconds(10))).singleElement().satisfies(it -> refuses(it, false));
    assertThat(clock(Duration.ofMinutes(2))).singleElement().satisfies(it -> refuses(it, true));
  }

  @Test
  void whatAFeatureForbidsIsCountedOutsideDevelopment() throws Exception {
    TestDatabase.execute(
        owner,
        "CREATE TABLE samples (n int)",
        "INSERT INTO samples VALUES (1), (2)",
        "GRANT SELECT ON samples TO coach_app");
    DatabaseQuestion two = question("SELECT count(*) FROM samples", "%d samples");
    DatabaseQuestion none = question("SELECT count(*) FROM samples WHERE n > 2", "%d large ones");

    assertThat(check(url, Mode.PRODUCTION, two, none).run())
        .filteredOn(it -> it.rule().equals(FORBIDDEN))
        .singleElement()
        .isEqualTo(FORBIDDEN.brokenAt("samples.key").found("2 samples"));
    assertThat(check(url, Mode.DEVELOPMENT, two, none).run())
        .extracting(Violation::rule)
        .doesNotContain(FORBIDDEN);
  }

  @Test
  void whatIsNotThereYetIsNotForbidden() throws Exception {
    DatabaseQuestion early = question("SELECT count(*) FROM not_yet_made", "%d of them");

    assertThat(check(url, Mode.PRODUCTION, early).run())
        .extracting(Violation::rule)
        .doesNotContain(FORBIDDEN);
  }

  @Test
  void aQuestionThatCannotBeAskedIsAFailure() {
    TestDatabase.execute(owner, "CREATE TABLE samples (n int)");
    DatabaseQuestion forbidden = question("SELECT count(*) FROM samples", "%d samples");

    assertThatThrownBy(() -> check(url, Mode.PRODUCTION, forbidden).run())
        .isInstanceOf(java.sql.SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void theRulesOfQuestionsAreKnown() {
    var invariants =
        DatabaseConfiguration.at(url)
            .invariants(1, InstantSource.system(), List.of(question("SELECT 0", "%d")));

    assertThat(invariants.rules()).contains(FORBIDDEN).doesNotHaveDuplicates();
  }

  @Test
  void aServerWithoutTlsOrDurabilityIsFound() throws Exception {
    assertThat(violations(url, 1, InstantSource.system()))
        .extracting(it -> it.rule().id())
        .containsAll(OF_THE_TEST_SERVER);
  }

  @Test
  void aFrozenDatabaseIsGivenUpInTime() {
    try (PostgresProcess frozen = PostgresProcess.start()) {
      LiveCheck check = check(frozen.jdbcUrl(), 1, InstantSource.system());
      frozen.freeze();

      long start = System.nanoTime();
      assertThatThrownBy(check::run).isInstanceOf(java.sql.SQLException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LiveCheck.LIMIT);
    }
  }

  private List<Violation> clock(Duration ahead) throws Exception {
    InstantSource wrong = () -> InstantSource.system().instant().plus(ahead);
    return violations(url, 1, wrong).stream()
        .filter(it -> it.rule().id().equals("OPS-005"))
        .toList();
  }

  private static void refuses(Violation violation, boolean expected) {
    assertThat(violation.rule().severity().refuses(Mode.PRODUCTION)).isEqualTo(expected);
  }

  private static List<String> broken(String url, int instances) throws Exception {
    return violations(url, instances, InstantSource.system()).stream()
        .map(it -> it.rule().id())
        .filter(id -> !OF_THE_TEST_SERVER.contains(id))
        .toList();
  }

  private static List<Violation> violations(String url, int instances, InstantSource clock)
      throws Exception {
    return check(url, instances, clock).run().toList();
  }

  private static LiveCheck check(String url, int instances, InstantSource clock) {
    return check(
        DatabaseConfiguration.at(url).invariants(instances, clock, List.of()), Mode.PRODUCTION);
  }

  private static LiveCheck check(String url, Mode mode, DatabaseQuestion... questions) {
    return check(
        DatabaseConfiguration.at(url).invariants(1, InstantSource.system(), List.of(questions)),
        mode);
  }

  private static LiveCheck check(DatabaseInvariants invariants, Mode mode) {
    return invariants.liveChecks(mode).findFirst().orElseThrow();
  }

  private static DatabaseQuestion question(String sql, String found) {
    return new DatabaseQuestion(FORBIDDEN, "samples.key", sql, found);
  }
}
