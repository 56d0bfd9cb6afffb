package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coach.platform.Mode;
import coach.platform.StartupFailure;
import coach.platform.db.embedded.EmbeddedDatabase;
import coach.support.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path shared;

  private static int count;

  /// Siblings share the unpacked program, which stands beside the data.
  private final Path temporary = shared;

  private final Path directory = shared.resolve("postgres" + ++count);

  /// Opens the database of a directory, says so, and waits to be killed.
  static final class Victim {
    public static void main(String[] arguments) throws InterruptedException {
      Database database = EmbeddedDatabaseTest.open(Path.of(arguments[0]));
      System.out.println(database.ready() ? "READY" : database.health());
      if (database.ready()) {
        Thread.currentThread().join();
      }
    }
  }

  /// Starts the server of a directory, or says why not as the service does.
  static final class Starter {
    public static void main(String[] arguments) {
      try {
        EmbeddedDatabase.start(Path.of(arguments[0])).close();
      } catch (StartupFailure e) {
        System.out.println(e.getMessage());
        System.exit(e.exitCode());
      }
    }
  }

  @Test
  void whatWasWrittenSurvivesAndIsDurable() {
    try (Database database = open(directory)) {
      database.jdbi().useHandle(it -> it.execute("CREATE TABLE kept (n int)"));
      database.jdbi().useHandle(it -> it.execute("INSERT INTO kept VALUES (42)"));
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(database, "full_page_writes")).isEqualTo("on");
      assertThat(setting(database, "max_connections")).isEqualTo("40");
      assertThat(setting(database, "TimeZone")).isEqualTo("UTC");
      assertThat(setting(database, "server_version")).startsWith("18");
      assertThat(setting(database, "client_connection_check_interval")).isEqualTo("1s");
      assertThat(database.violations()).isEmpty();
    }

    try (Database database = open(directory)) {
      int kept =
          database
              .jdbi()
              .withHandle(it -> it.createQuery("SELECT n FROM kept").mapTo(Integer.class).one());
      assertThat(kept).isEqualTo(42);
    }
  }

  @Test
  void aServerIsNotLeftRunningWhenItsDatabaseCannotBeOpened() {
    DatabaseConfiguration impossible =
        new DatabaseConfiguration(
            Optional.empty(),
            Optional.empty(),
            false,
            directory,
            10,
            io.dropwizard.util.Duration.days(300), // more than the pool can count
            null,
            null,
            null,
            null,
            null);

    assertThatThrownBy(
            () ->
                Database.open(
                    Database.Settings.strict(
                        impossible, Mode.DEVELOPMENT, 1, InstantSource.system())))
        .isInstanceOf(ArithmeticException.class);

    assertThat(directory.resolve("postmaster.pid")).doesNotExist();
    open(directory).close();
  }

  @Test
  void aKilledServiceLeavesNothingInTheWayOfTheNextStart() throws Exception {
    Process victim = Programs.java(Victim.class, directory.toString()).start();
    awaitReady(victim);
    long orphan = postmaster();
    victim.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).as("the orphan").isPresent();

    long start = System.nanoTime();
    try (Database database = open(directory)) {
      assertThat(database.ready()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(postmaster()).isNotEqualTo(orphan);
    }
  }

  @Test
  void aSecondServiceOnTheSameDirectoryIsRefusedInOneLine() throws Exception {
    Process first = Programs.java(Victim.class, directory.toString()).start();
    try {
      awaitReady(first);
      assertThat(Files.getPosixFilePermissions(shared.resolve("postgres-binaries")))
          .as("the programs that this user runs")
          .doesNotContain(PosixFilePermission.OTHERS_WRITE);

      assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("Another service already runs on " + directory)
          .hasMessageContaining("process " + first.pid());
      try (EmbeddedDatabase joined = EmbeddedDatabase.startOrJoin(directory);
          var connection = DriverManager.getConnection(joined.url().jdbcUrl() + "?user=postgres")) {
        assertThat(connection.isValid(5)).isTrue();
      }
      assertThat(first.isAlive()).isTrue();
      assertThat(ProcessHandle.of(postmaster())).as("not ended by the command").isPresent();
    } finally {
      first.destroyForcibly().waitFor();
      EmbeddedDatabase.start(directory).close();
    }
  }

  @Test
  void aCommandJoinsTheDatabaseOfAServiceAndLeavesItAlive() throws Exception {
    try (Database service = open(directory)) {
      service.jdbi().useHandle(it -> it.execute("CREATE TABLE shared (n int)"));
      long server = postmaster();

      try (Database command = Database.join(settings(directory))) {
        assertThat(command.ready()).isTrue();
        assertThat(command.violations()).isEmpty();
        command.jdbi().useHandle(it -> it.execute("INSERT INTO shared VALUES (42)"));
        assertThat(shared(service)).isEqualTo(42);
      }

      assertThat(postmaster()).isEqualTo(server);
      assertThat(shared(service)).isEqualTo(42);
      assertThat(service.available()).isTrue();
    }
    assertThat(directory.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void aCommandWithoutAServiceHasTheDatabaseForItsOwnTime() {
    try (Database command = Database.join(settings(directory))) {
      assertThat(command.ready()).isTrue();
    }

    assertThat(directory.resolve("postmaster.pid")).doesNotExist();
  }

  private static int shared(Database database) {
    return database
        .jdbi()
        .withHandle(it -> it.createQuery("SELECT n FROM shared").mapTo(Integer.class).one());
  }

  @Test
  void aServerThatDiesIsStartedAgain() throws Exception {
    try (Database database = open(directory)) {
      Programs.run(List.of("kill", "-9", Long.toString(postmaster())));

      await().atMost(Duration.ofSeconds(30)).until(() -> !database.available());
      await().atMost(Duration.ofSeconds(60)).until(database::available);
      assertThat(setting(database, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void aStalePidFileOfAnotherProcessHarmsNobody() throws Exception {
    EmbeddedDatabase.start(directory).close();
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          directory.resolve("postmaster.pid"),
          bystander.pid() + "\n" + directory + "\n1\n5432\n\n127.0.0.1\n\n");

      try (Database database = open(directory)) {
        assertThat(database.ready()).isTrue();
        assertThat(bystander.isAlive()).isTrue();
      }
    } finally {
      bystander.destroyForcibly();
    }
  }

  @Test
  void aFirstStartThatWasCutOffIsBegunAgain() throws Exception {
    Files.createDirectories(directory.resolve("base"));
    Files.writeString(directory.resolve("PG_VERSION"), "18\n");
    Files.writeString(directory.resolveSibling(directory.getFileName() + ".unfinished"), "");

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(database.url().hosts().getFirst().port()).isPositive();
    }
    assertThat(directory.resolveSibling(directory.getFileName() + ".unfinished")).doesNotExist();
  }

  @Test
  void theDirectoryOfAnotherMajorVersionIsRefused() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("PG_VERSION"), "16\n");

    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("was made by PostgreSQL 16, and this is PostgreSQL 18");
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("holds no PostgreSQL data");
    assertThat(directory.resolve("thesis.txt")).exists();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefused() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("postgres")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("Cannot create");
    assertThatThrownBy(() -> EmbeddedDatabase.start(Path.of("/proc/postgres")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("Cannot write");
  }

  @Test
  void aServerThatCannotStartSaysWhyAtOnce() throws Exception {
    EmbeddedDatabase.start(directory).close();
    Files.writeString(directory.resolve("postgresql.conf"), "no_such_setting = 1\n");

    long start = System.nanoTime();
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("did not start: ")
        .hasMessageContaining(directory + ".log");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /// As in a container that runs as root without privileges.
  @Test
  void rootThatCannotHideWhatItIsIsTold() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root has this problem");
    Path path = Files.createDirectories(temporary.resolve("bin"));
    for (String program : List.of("sh", "id", "cat", "grep", "sed", "uname", "tr", "head")) {
      Path link = path.resolve(program);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(Programs.require(program, "coreutils")));
    }
    ProcessBuilder builder = Programs.java(Starter.class, directory.toString());
    builder.environment().put("PATH", path.toString());

    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).contains("PostgreSQL does not run as root").contains("DATABASE_URL");
    assertThat(process.waitFor()).isEqualTo(StartupFailure.UNAVAILABLE);
  }

  static Database open(Path directory) {
    return Database.open(settings(directory));
  }

  private static Database.Settings settings(Path directory) {
    return Database.Settings.strict(
        DatabaseConfiguration.embeddedIn(directory), Mode.DEVELOPMENT, 1, InstantSource.system());
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip());
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.equals("READY")) {
      all.append(line).append('\n');
      line = output.readLine();
    }
    assertThat(line).as(all.toString()).isEqualTo("READY");
  }

  private static String setting(Database database, String name) {
    return database
        .jdbi()
        .withHandle(it -> it.createQuery("SHOW " + name).mapTo(String.class).one());
  }
}
