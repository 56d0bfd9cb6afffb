package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.Mode;
import coach.platform.db.migration.Migrations;
import coach.platform.db.migration.ModeStamp;
import coach.platform.db.migration.SchemaState;
import coach.support.Programs;
import coach.support.TestDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  /// Migrates with a changeset that sleeps, as a migration does that is killed midway.
  static final class Victim {
    public static void main(String[] arguments) throws Exception {
      Migrations.forbidAnalytics();
      DatabaseAccess access =
          DatabaseAccess.toUrl(
              DatabaseConfiguration.at(arguments[0]),
              coach.platform.secret.Secret.of(arguments[0]));
      try (Connection connection = access.forMigrations().getConnection()) {
        System.out.println("BACKEND " + backend(connection));
        new Liquibase(
                "slow-changelog.sql",
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
            .update(new Contexts());
      }
    }
  }

  @Test
  void everyMigrationRunsUpDownAndUpAgain() throws Exception {
    try (Connection connection = DriverManager.getConnection(TestDatabase.emptyUrl())) {
      Map<String, String> nothing = schema(connection);

      Migrations.run(connection);
      Map<String, String> first = schema(connection);
      assertThat(SchemaState.of(connection).pending()).isEmpty();
      rollback(connection);
      assertThat(schema(connection)).isEqualTo(nothing);
      assertThat(SchemaState.of(connection).pending()).isNotEmpty();

      Migrations.run(connection);
      assertThat(schema(connection)).isEqualTo(first).isNotEqualTo(nothing);
      assertThat(SchemaState.of(connection))
          .isEqualTo(new SchemaState(List.of(), List.of(), List.of(), false));
    }
  }

  @Test
  void noLockIsKeptInATable() throws Exception {
    try (Connection connection = DriverManager.getConnection(TestDatabase.freshUrl())) {
      assertThat(exists(connection, "databasechangelog")).isTrue();
      assertThat(exists(connection, "databasechangeloglock")).isFalse();
      assertThat(System.getProperty("liquibase.analytics.enabled")).isEqualTo("false");
    }
  }

  @Test
  void aMigrationThatIsKilledMidwayLocksNobodyOut() throws Exception {
    String url = TestDatabase.emptyUrl();
    Process victim = Programs.java(Victim.class, url).start();
    try (Connection connection = DriverManager.getConnection(url)) {
      String backend = line(victim, "BACKEND ");
      awaitSleeping(connection, backend);

      victim.destroyForcibly().waitFor();
      long start = System.nanoTime();
      Migrations.run(connection);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(exists(connection, "installation")).isTrue();
      assertThat(exists(connection, "half_made")).isFalse();
    } finally {
      victim.destroyForcibly();
    }
  }

  @Test
  void theStampIsWrittenOnceAndKept() throws Exception {
    try (Connection connection = DriverManager.getConnection(TestDatabase.freshUrl())) {
      assertThat(ModeStamp.read(connection)).isEmpty();

      ModeStamp.writeIfAbsent(connection, Mode.STAGING);
      ModeStamp.writeIfAbsent(connection, Mode.PRODUCTION);

      assertThat(ModeStamp.read(connection)).hasValue(Mode.STAGING);
      assertThatThrownBy(
              () -> run(connection, "INSERT INTO installation VALUES (false, 'staging')"))
          .hasMessageContaining("check");
      assertThatThrownBy(() -> run(connection, "UPDATE installation SET mode = 'test'"))
          .hasMessageContaining("check");
    }
  }

  @Test
  void aSchemaThatDiffersIsDescribed() throws Exception {
    try (Connection connection = DriverManager.getConnection(TestDatabase.freshUrl())) {
      run(connection, "UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000'");
      run(
          connection,
          """
          INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
          VALUES ('9999-future', 'coach', 'migrations/9999.sql', now(), 9999, 'EXECUTED')
          """);
      run(connection, "CREATE TABLE databasechangeloglock (id int, locked bool)");
      run(connection, "INSERT INTO databasechangeloglock VALUES (1, true)");

      SchemaState state = SchemaState.of(connection);

      assertThat(state.pending()).isEmpty();
      assertThat(state.newer()).containsExactly("9999-future");
      assertThat(state.changed()).contains("0001-installation");
      assertThat(state.locked()).isTrue();
    }
  }

  private static void rollback(Connection connection) throws Exception {
    var liquibase =
        new Liquibase(
            Migrations.CHANGELOG,
            new ClassLoaderResourceAccessor(),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    liquibase.rollback(liquibase.getDatabaseChangeLog().getChangeSets().size(), "");
    connection.setAutoCommit(true);
  }

  /// Every column, constraint and index of ours, as the server describes it.
  private static Map<String, String> schema(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    Map<String, String> schema = new TreeMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT 'column ' || attrelid::regclass || '.' || attname AS name,
                       format_type(atttypid, atttypmod) || ' ' || attnotnull AS definition
                FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
                  AND relname NOT LIKE 'databasechangelog%'
                UNION ALL
                SELECT 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                  AND conrelid::regclass::text NOT LIKE 'databasechangelog%'
                """)) {
      while (rows.next()) {
        schema.put(rows.getString(1), rows.getString(2));
      }
    }
    return schema;
  }

  private static void awaitSleeping(Connection connection, String backend) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "SELECT wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = "
                              + backend)) {
                return rows.next() && rows.getBoolean(1);
              }
            });
  }

  private static String line(Process process, String prefix) throws Exception {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith(prefix)) {
      line = output.readLine();
    }
    assertThat(line).isNotNull();
    return String.valueOf(line).substring(prefix.length());
  }

  private static int backend(Connection connection) throws SQLException {
    return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
