package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.Mode;
import coach.platform.StartupFailure;
import coach.platform.db.embedded.EmbeddedDatabase;
import coach.support.TestDatabase;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandsTest {
  @TempDir private Path temporary;

  @Test
  void migrateAndRollbackWorkOnAUrl() throws Exception {
    String url = TestDatabase.emptyUrl();
    DatabaseConfiguration configuration = DatabaseConfiguration.at(url);

    assertThat(run(configuration, "migrate")).isEmpty();
    assertThat(installed(url)).isTrue();
    assertThat(run(configuration, "status")).isEmpty();
    assertThat(run(configuration, "rollback", "--count", "1000")).isEmpty();
    assertThat(installed(url)).isFalse();
  }

  @Test
  void theEmbeddedDatabaseIsStartedForTheCommandAndJoinedWhenItRuns() throws Exception {
    Path directory = temporary.resolve("postgres");
    DatabaseConfiguration configuration = DatabaseConfiguration.embeddedIn(directory);

    assertThat(run(configuration, "migrate")).isEmpty();
    assertThat(directory.resolve("postmaster.pid")).doesNotExist();

    try (Database database =
        Database.open(
            Database.Settings.strict(configuration, Mode.DEVELOPMENT, 1, InstantSource.system()))) {
      assertThat(run(configuration, "status")).isEmpty();
      assertThat(directory.resolve("postmaster.pid")).exists();
      assertThat(database.available()).isTrue();
      assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("already runs");
    }
  }

  @Test
  void theDatabaseOfAnotherModeIsLeftAlone() throws Exception {
    String url = TestDatabase.freshUrl();
    TestDatabase.execute(url, "INSERT INTO installation (mode) VALUES ('production')");

    assertThat(run(DatabaseConfiguration.at(url), "rollback", "--count", "1"))
        .contains("CORE-003")
        .contains("made for production");
    assertThat(installed(url)).isTrue();
  }

  @Test
  void aDatabaseThatIsAwayIsToldInOneLine() {
    var factory =
        new DatabaseCommands<Configuration>(
                _ -> DatabaseConfiguration.at("postgresql://u:s3cret@127.0.0.1:1/d"),
                _ -> Mode.DEVELOPMENT)
            .getDataSourceFactory(new Configuration());

    assertThatThrownBy(() -> factory.build(new MetricRegistry(), "liquibase").getConnection())
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("The database does not answer")
        .hasMessageNotContaining("s3cret");
  }

  /// Returns what went to standard error.
  private String run(DatabaseConfiguration database, String... command) throws Exception {
    Path yaml = Files.writeString(temporary.resolve("config.yml"), "logging: {level: 'OFF'}\n");
    var bootstrap =
        new Bootstrap<Configuration>(
            new Application<>() {
              @Override
              public void run(Configuration configuration, Environment environment) {}
            });
    bootstrap.addBundle(new DatabaseCommands<>(_ -> database, _ -> Mode.DEVELOPMENT));
    var errors = new ByteArrayOutputStream();
    Cli cli = new Cli(new JarLocation(getClass()), bootstrap, new ByteArrayOutputStream(), errors);
    cli.run(arguments(yaml, command))
        .ifPresent(
            failure -> errors.writeBytes(failure.toString().getBytes(StandardCharsets.UTF_8)));
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static String[] arguments(Path yaml, String... command) {
    String[] arguments = new String[command.length + 2];
    arguments[0] = "db";
    System.arraycopy(command, 0, arguments, 1, command.length);
    arguments[command.length + 1] = yaml.toString();
    return arguments;
  }

  private static boolean installed(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT to_regclass('installation') IS NOT NULL")) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
