package coach.support;

import coach.CoachApplication;
import coach.CoachConfiguration;
import coach.ops.gate.core.Host;
import coach.platform.BuildInfo;
import coach.platform.Feature;
import coach.platform.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/// The whole service in development, on real ports and a real PostgreSQL.
public final class TestCoach implements AutoCloseable {
  public static final String ADMIN_TOKEN = "fake-admin-token-for-tests-0123456789";

  private final Properties properties = new Properties();
  private final DropwizardTestSupport<CoachConfiguration> support;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String databaseUrl;
  private final Path directory;

  private TestCoach(Map<String, String> environment, List<Function<Platform, Feature>> guests)
      throws IOException {
    databaseUrl = environment.getOrDefault("DATABASE_URL", "");
    directory = Files.createTempDirectory("coach-test");
    properties.setProperty("dw.identity.directory", directory.toString());
    properties.setProperty("dw.server.applicationConnectors[0].port", "0");
    properties.setProperty("dw.server.adminConnectors[0].port", "0");
    properties.setProperty("dw.health.shutdownWaitPeriod", "0s");
    Host host =
        new Host(
            25,
            List.of(),
            new BuildInfo("1.2.3", "0a1b2c3", "unknown"),
            properties,
            environment::get);
    this.support =
        new DropwizardTestSupport<>(CoachApplication.class, "config.yml") {
          @Override
          public Application<CoachConfiguration> newApplication() {
            return new CoachApplication(InstantSource.system(), host, guests);
          }
        };
  }

  /// @param settings environment variables, beside a fresh database and an admin token
  public static TestCoach start(Map<String, String> settings) throws Exception {
    return start(settings, List.of());
  }

  /// @param key of the configuration that has no variable, and its value
  public static TestCoach start(Map<String, String> settings, String key, String value)
      throws Exception {
    TestCoach coach = new TestCoach(environment(settings), List.of());
    coach.properties.setProperty("dw." + key, value);
    coach.support.before();
    return coach;
  }

  public static TestCoach start(
      Map<String, String> settings, List<Function<Platform, Feature>> guests) throws Exception {
    TestCoach coach = new TestCoach(environment(settings), guests);
    coach.support.before();
    return coach;
  }

  private static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("ADMIN_TOKEN", ADMIN_TOKEN);
    if (!settings.containsKey("DATABASE_URL")) {
      environment.put("DATABASE_URL", TestDatabase.freshUrl());
    }
    environment.putAll(settings);
    return environment;
  }

  public String databaseUrl() {
    return databaseUrl;
  }

  /// Where this installation keeps its demo accounts and its signing secret.
  public Path directory() {
    return directory;
  }

  public int port() {
    return support.getLocalPort();
  }

  public HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /// @param body JSON; empty = none
  /// @param authorization the header's value; empty = none
  public HttpResponse<String> send(
      String method, String path, String body, String authorization, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return client.send(request(port(), path, headers), BodyHandlers.ofString());
  }

  public HttpResponse<String> admin(String path, String... headers) throws Exception {
    return client.send(request(support.getAdminPort(), path, headers), BodyHandlers.ofString());
  }

  /// With the admin token, on the admin port.
  public HttpResponse<String> adminPost(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + support.getAdminPort() + path))
            .POST(BodyPublishers.noBody())
            .header("Authorization", "Bearer " + ADMIN_TOKEN)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  public JsonNode json(String path, String... headers) throws Exception {
    return tree(get(path, headers).body());
  }

  public JsonNode tree(String text) throws IOException {
    return json.readTree(text);
  }

  private static HttpRequest request(int port, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  @Override
  public void close() {
    support.after();
  }
}
