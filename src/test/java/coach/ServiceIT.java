package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coach.support.JarProcess;
import coach.support.Person;
import coach.support.PostgresProcess;
import coach.support.Programs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The finished jar, its commands and its exit codes.
class ServiceIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String TOKEN = "fake-admin-token-0123456789-0123456789";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void developmentStartsFromNothingServesItsPagesAndDrains() throws Exception {
    JarProcess service = JarProcess.start(directory, Map.of(), "server", "config.yml");
    try (service) {
      await().atMost(START).until(service::isReady);

      assertThat(service.get("/health").body()).contains("\"status\":\"healthy\"");
      assertThat(service.get("/docs").statusCode()).isEqualTo(200);
      assertThat(service.get("/openapi.json").body()).contains("/api/health");
    }
    assertThat(service.exitCode()).isEqualTo(143);
    assertThat(service.output()).doesNotContain("ERROR").doesNotContain("Exception");
    assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  /// The other tests show the user who runs them, which in CI is root.
  @Test
  void anOrdinaryUserCanRunItToo() throws Exception {
    assumeTrue(Files.getOwner(directory).getName().equals("root"), "this user is ordinary already");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> nobody =
        List.of(
            Programs.require("setpriv", "util-linux"),
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups");

    try (JarProcess service =
        JarProcess.start(directory, nobody, Map.of(), "server", "config.yml")) {
      await().atMost(START).until(service::isReady);

      assertThat(Files.getAttribute(directory.resolve("data/postgres"), "unix:uid"))
          .isEqualTo(65534);
    }
  }

  @Test
  void aKilledServiceStartsAgainAtOnceWithItsData() throws Exception {
    JarProcess first = JarProcess.start(directory, Map.of(), "server", "config.yml");
    await().atMost(START).until(first::isReady);
    Object made = Files.getAttribute(directory.resolve("data/postgres/PG_VERSION"), "unix:ino");
    first.kill().exitCode();

    try (JarProcess second = JarProcess.start(directory, Map.of(), "server", "config.yml")) {
      await().atMost(START).until(second::isReady);

      assertThat(second.get("/api/health/database").body()).contains("\"connection\":\"active\"");
      assertThat(Files.getAttribute(directory.resolve("data/postgres/PG_VERSION"), "unix:ino"))
          .as("the same data directory, not a new one")
          .isEqualTo(made);
    }
  }

  @Test
  void aRefusedConfigurationExits78AndOpensNoPort() throws Exception {
    Map<String, String> environment = Map.of("JWT_SECRET", "fake-and-short");
    JarProcess service =
        JarProcess.start(directory, environment, "server", "config-production.yml");

    assertThat(service.exitCode()).isEqualTo(78);
    assertThat(service.stderr())
        .startsWith("REFUSED: ")
        .contains("SEC-004", "CORE-005", "config-production.yml:")
        .doesNotContain("fake-and-short")
        .doesNotContain("\tat ");
    assertThatThrownBy(() -> service.get("/health")).isInstanceOf(ConnectException.class);
  }

  @Test
  void aConfigurationThatIsNotThereIsOneLine() throws Exception {
    for (String command : List.of("server", "check", "preflight")) {
      JarProcess service = JarProcess.start(directory, Map.of(), command, "nothing.yml");

      assertThat(service.exitCode()).isEqualTo(66);
      assertThat(service.stderr().strip())
          .contains("cannot read the configuration nothing.yml")
          .doesNotContain("\n");
    }
  }

  @Test
  void aTakenPortIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment = Map.of("PORT", Integer.toString(taken.getLocalPort()));
      JarProcess service = JarProcess.start(directory, environment, "server", "config.yml");

      assertThat(service.exitCode()).isEqualTo(69);
      assertThat(service.stderr().strip())
          .startsWith("trading-coach: cannot listen on 127.0.0.1:")
          .doesNotContain("\n");
    }
  }

  @Test
  void checkAnswersForPeopleAndForPrograms() throws Exception {
    JarProcess good = JarProcess.start(directory, Map.of(), "check", "config.yml");
    assertThat(good.exitCode()).isZero();
    assertThat(good.stdout()).startsWith("OK: config.yml satisfies ");

    JarProcess bad =
        JarProcess.start(directory, Map.of(), "check", "config-production.yml", "--format", "json");
    assertThat(bad.exitCode()).isEqualTo(78);
    JsonNode report = new ObjectMapper().readTree(bad.stdout());
    assertThat(report.path("status").asText()).isEqualTo("refused");
    assertThat(report.path("violations")).isNotEmpty();
  }

  @Test
  void productionMigratesByCommandAndThenKeepsItsDatabase() throws Exception {
    try (PostgresProcess server = PostgresProcess.startWithPasswords()) {
      productionMigratesByCommandAndThenKeeps(server.jdbcUrl().replace("jdbc:", ""));
    }
  }

  private void productionMigratesByCommandAndThenKeeps(String url) throws Exception {
    Map<String, String> environment = production(url);
    suppress("DB-005", "DB-004");

    JarProcess unmigrated =
        JarProcess.start(directory, environment, "server", "config-production.yml");
    assertThat(unmigrated.exitCode()).isEqualTo(78);
    assertThat(unmigrated.stderr()).contains("DB-006");

    assertThat(
            JarProcess.start(directory, environment, "db", "migrate", "config-production.yml")
                .exitCode())
        .isZero();
    JarProcess preflight =
        JarProcess.start(directory, environment, "preflight", "config-production.yml");
    assertThat(preflight.exitCode()).as(preflight::output).isZero();

    try (JarProcess service =
        JarProcess.start(directory, environment, "server", "config-production.yml")) {
      await().atMost(START).until(service::isReady);
      assertThat(service.get("/api/health").body()).contains("\"mode\":\"production\"");
      assertThat(service.stdout().lines()).allMatch(line -> line.startsWith("{"));
    }

    JarProcess development =
        JarProcess.start(directory, Map.of("DATABASE_URL", url), "server", "config.yml");
    assertThat(development.exitCode()).isEqualTo(78);
    assertThat(development.stderr()).contains("CORE-003");
  }

  /// The database of the tests is on this host, without TLS and with a superuser.
  @Test
  void theFirstOperatorIsMadeByACommandBesideTheService() throws Exception {
    try (JarProcess service = JarProcess.start(directory, Map.of(), "server", "config.yml")) {
      await().atMost(START).until(service::isReady);
      assertThat(Files.readAllLines(directory.resolve("data/demo-accounts.txt")))
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).matches("trader \\S+@\\S+ \\S{10,}"),
              line -> assertThat(line).matches("operator \\S+@\\S+ \\S{10,}"));
      assertThat(PosixFilePermissions.toString(permissions("data/demo-accounts.txt")))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(permissions("data/jwt-secret")))
          .isEqualTo("rw-------");

      assertThat(operator("weak").stderr()).contains("no operator was created: password");
      assertThat(operator("a-fake-passphrase-of-the-boss").exitCode()).isZero();
      JarProcess again = operator("a-fake-passphrase-of-the-boss");
      assertThat(again.exitCode()).isEqualTo(65);
      assertThat(again.stderr()).contains("no operator was created: ").doesNotContain("passphrase");

      assertThat(logIn(service, "boss@coach.invalid", "a-fake-passphrase-of-the-boss"))
          .isEqualTo(200);
    }
  }

  private JarProcess operator(String password) throws Exception {
    JarProcess command =
        JarProcess.start(
            directory,
            Map.of(),
            "operator",
            "create",
            "--email",
            "boss@coach.invalid",
            "config.yml");
    command.type(password).exitCode();
    return command;
  }

  private Set<PosixFilePermission> permissions(String file) throws IOException {
    return Files.getPosixFilePermissions(directory.resolve(file));
  }

  private static int logIn(JarProcess service, String email, String password) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Person.credentials(email, password)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private void suppress(String... ids) throws IOException {
    Path file = directory.resolve("config-production.yml");
    StringBuilder yaml = new StringBuilder(Files.readString(Path.of("config-production.yml")));
    yaml.append("\nsuppressions:\n");
    for (String id : ids) {
      yaml.append("  - {id: ").append(id).append(", reason: a test, until: 2999-01-01}\n");
    }
    Files.writeString(
        file, yaml.toString().replace("database:\n", "database:\n  sameHost: true\n"));
  }

  private static Map<String, String> production(String url) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("DATABASE_URL", url);
    environment.put("PUBLIC_URL", "https://coach.trading.internal");
    environment.put("TRUSTED_PROXIES", "10.0.0.0/8");
    environment.put("ADMIN_TOKEN", TOKEN);
    environment.put("JWT_SECRET", "fake-jwt-secret-91c7e3d5a8b204f6e0d1-bb");
    environment.put("BIND_HOST", "127.0.0.1");
    return environment;
  }
}
