package coach.platform.db;

import static coach.platform.db.DatabaseRules.CORE_003;
import static coach.platform.db.DatabaseRules.DB_002;
import static coach.platform.db.DatabaseRules.DB_003;
import static coach.platform.db.DatabaseRules.DB_004;
import static coach.platform.db.DatabaseRules.DB_005;
import static coach.platform.db.DatabaseRules.DB_006;
import static coach.platform.db.DatabaseRules.DB_007;
import static coach.platform.db.DatabaseRules.DB_008;
import static coach.platform.db.DatabaseRules.OPS_005;
import static coach.platform.db.DatabaseRules.OPS_005_WARNING;

import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.db.migration.ModeStamp;
import coach.platform.db.migration.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.postgresql.PGConnection;

/// Asks a database whether it may be used, over connections of its own.
final class DatabaseInspection implements LiveCheck {
  private static final String URL = "database.url";
  private static final int OLDEST = 14;
  private static final int NEWEST = 18;
  private static final int OTHER_CONNECTIONS =
      2; // the monitor's, and one for a check or a migration
  private static final int RESERVED = 10;
  private static final int POOLER_ATTEMPTS = 3;
  private static final Duration CLOCK_WARNING = Duration.ofSeconds(2);
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(30);

  private final DatabaseAccess access;
  private final DatabaseInvariants invariants;
  private final Mode mode;
  private final DefaultLogins logins;

  DatabaseInspection(DatabaseAccess access, DatabaseInvariants invariants, Mode mode) {
    this.access = access;
    this.invariants = invariants;
    this.mode = mode;
    this.logins = new DefaultLogins(access);
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Stream<Violation> run() throws SQLException, LiquibaseException {
    try (Connection connection = access.forChecks().getConnection()) {
      if (invariants.configuration().embedded()) {
        return stamp(connection);
      }
      Instant before = invariants.clock().instant();
      ServerFacts facts = ServerFacts.of(connection);
      Instant after = invariants.clock().instant();
      return Stream.of(
          stamp(connection),
          server(facts),
          mode.isDevelopment() ? Stream.<Violation>empty() : outsideDevelopment(connection, facts),
          schema(SchemaState.of(connection)),
          pooler(connection),
          capacity(facts),
          clock(before, facts.now(), after))
          .flatMap(violations -> violations)
          .toList()
          .stream();
    }
  }

  Stream<Violation> stamp(Connection connection) throws SQLException {
    Optional<Mode> stamp = ModeStamp.read(connection);
    return stamp
        .filter(made -> made != mode)
        .map(
            made ->
                CORE_003
                    .brokenAt("mode")
                    .found(mode.text() + ", but the database is made for " + made.text()))
        .stream();
  }

  private Stream<Violation> server(ServerFacts facts) {
    return Stream.of(
            wrong(
                facts.version() < OLDEST || facts.version() > NEWEST,
                "PostgreSQL " + facts.version()),
            wrong(!facts.encoding().equals("UTF8"), "encoding " + facts.encoding()),
            wrong(!facts.timeZone().equals("UTC"), "time zone " + facts.timeZone()),
            wrong(facts.inRecovery(), "a standby, or a server in recovery"))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> wrong(boolean broken, String found) {
    return Violation.when(broken, DB_004.brokenAt(URL).found(found));
  }

  private Stream<Violation> outsideDevelopment(Connection connection, ServerFacts facts)
      throws SQLException {
    List<Violation> found = new ArrayList<>(safety(facts).toList());
    for (DatabaseQuestion question : invariants.questions()) {
      question.ask(connection).forEach(found::add);
    }
    return Stream.concat(found.stream(), logins.letIn());
  }

  private Stream<Violation> safety(ServerFacts facts) {
    return Stream.of(
            wrong(!facts.fsync(), "fsync off"),
            wrong(!facts.fullPageWrites(), "full_page_writes off"),
            Violation.when(
                !facts.encrypted() && !invariants.configuration().sameHost(),
                DB_002.brokenAt(URL).found("a connection without TLS (pg_stat_ssl)")),
            Violation.when(
                !facts.powers().isEmpty(),
                DB_005.brokenAt(URL).found("a role that: " + facts.powers())),
            Violation.when(
                access.pooler() && !facts.statementsEnd(),
                DB_003
                    .brokenAt(URL)
                    .found("statement_timeout 0 behind the pooler, which passes no settings on")
                    .fix(
                        "ALTER ROLE coach SET statement_timeout = '4s'; the same for lock_timeout '3s'"
                            + " and idle_in_transaction_session_timeout '10s'")))
        .flatMap(violations -> violations);
  }

  /// In development the service itself runs what is pending.
  private Stream<Violation> schema(SchemaState schema) {
    return Stream.of(
            schemaBroken(
                mode.isDevelopment() ? List.of() : schema.pending(), "migrations not run: "),
            schemaBroken(schema.newer(), "migrations of a newer version: ")
                .map(it -> it.fix("start the version that made them, or roll them back with it")),
            schemaBroken(schema.changed(), "migrations changed after they were run: ")
                .map(it -> it.fix("restore their released text; put the change into a new file")),
            Violation.when(
                schema.locked(),
                DB_006
                    .brokenAt(URL)
                    .found("a changelog lock that another tool left behind")
                    .fix(
                        "when no migration is running: UPDATE databasechangeloglock SET locked = false")))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> schemaBroken(List<String> changeSets, String what) {
    return Violation.when(
        !changeSets.isEmpty(), DB_006.brokenAt(URL).found(what + String.join(", ", changeSets)));
  }

  private Stream<Violation> pooler(Connection connection) throws SQLException {
    if (!access.pooler()) {
      return Violation.when(
          sharesItsBackend(connection, access.forChecks()::getConnection),
          DB_007.brokenAt(URL).found("a transaction pooler, and no database.directUrl"));
    }
    try (Connection direct = access.forMigrations().getConnection()) {
      return Violation.when(
          sharesItsBackend(direct, access.forMigrations()::getConnection),
          DB_007.brokenAt("database.directUrl").found("a transaction pooler"));
    }
  }

  /// A pooler invents the process id that it greets with; a transaction pooler then serves two open
  /// connections by one process.
  private static boolean sharesItsBackend(Connection one, Opener opener) throws SQLException {
    if (one.unwrap(PGConnection.class).getBackendPID() == backend(one)) {
      return false;
    }
    try (Connection other = opener.open()) {
      for (int i = 0; i < POOLER_ATTEMPTS; i++) {
        if (backend(one) == backend(other)) {
          return true;
        }
      }
      return false;
    }
  }

  private static int backend(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private Stream<Violation> capacity(ServerFacts facts) {
    int poolSize = invariants.configuration().poolSize();
    int needed = invariants.instances() * (poolSize + OTHER_CONNECTIONS);
    return Violation.when(
        !access.pooler() && needed > facts.maxConnections() - RESERVED,
        DB_008
            .brokenAt("database.poolSize")
            .found(
                "%d x (%d + %d) = %d connections; max_connections is %d"
                    .formatted(
                        invariants.instances(),
                        poolSize,
                        OTHER_CONNECTIONS,
                        needed,
                        facts.maxConnections())));
  }

  /// Only what lies outside the round trip is a difference for certain.
  private static Stream<Violation> clock(Instant before, Instant database, Instant after) {
    Duration ahead = Duration.between(after, database);
    Duration behind = Duration.between(database, before);
    Duration difference = ahead.compareTo(behind) > 0 ? ahead : behind;
    if (difference.compareTo(CLOCK_WARNING) <= 0) {
      return Stream.empty();
    }
    var rule = difference.compareTo(CLOCK_ERROR) > 0 ? OPS_005 : OPS_005_WARNING;
    return Stream.of(rule.brokenAt(URL).found("a difference of " + difference.toSeconds() + " s"));
  }

  private interface Opener {
    Connection open() throws SQLException;
  }
}
