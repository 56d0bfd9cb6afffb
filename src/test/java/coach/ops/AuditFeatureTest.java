package coach.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.BuildInfo;
import coach.platform.Mode;
import coach.platform.Origin;
import coach.platform.Platform;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.db.Transactions;
import coach.support.TestDatabase;
import coach.web.Contributions;
import coach.web.StrictJson;
import coach.web.WebConfiguration;
import coach.web.WebFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.Duration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log and its endpoint behind the real edge, without what keeps others than operators out.
class AuditFeatureTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private static final Audited AUDITED = new Audited();
  private static final DropwizardTestSupport<Configuration> SUPPORT =
      new DropwizardTestSupport<>(Audited.class, configuration()) {
        @Override
        public Application<Configuration> newApplication() {
          return AUDITED;
        }
      };
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    SUPPORT.before();
  }

  @AfterAll
  static void stop() {
    SUPPORT.after();
  }

  @BeforeEach
  void forget() {
    execute("DELETE FROM audit_entries");
  }

  @Test
  void anEntryIsListedWithEveryField() throws Exception {
    Origin origin = new Origin("req-1", InetAddress.getByName("192.0.2.7"), "192.0.2.7");
    record(
        AuditEntry.failure("login", new Actor.Anonymous(), "user:7")
            .from(origin)
            .with(Map.of("reason", "password")));

    JsonNode page = json(get("/api/ops/audit"));

    String id = page.at("/items/0/id").asText();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(page.toString())
        .isEqualTo(
            """
            {"items":[{"id":"%s","at":"2026-03-02T15:00:00Z","action":"login",\
            "outcome":"failure","actor":"anonymous","subject":"user:7","address":"192.0.2.7",\
            "request_id":"req-1","details":{"reason":"password"}}],"next":null}"""
                .formatted(id));
  }

  @Test
  void whatIsNotKnownIsNull() throws Exception {
    record(AuditEntry.success("start", new Actor.System(), "service"));

    assertThat(json(get("/api/ops/audit")).at("/items/0").toString())
        .contains("\"address\":null,\"request_id\":null,\"details\":{}");
  }

  @Test
  void theCursorLeadsOnAndTheActionFilters() throws Exception {
    for (String action : List.of("login", "logout", "login", "login")) {
      record(AuditEntry.success(action, new Actor.System(), "user:7"));
    }

    JsonNode first = json(get("/api/ops/audit?action=login&limit=2"));
    JsonNode second =
        json(get("/api/ops/audit?action=login&limit=2&cursor=" + first.path("next").asText()));

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cursor=x",
        "cursor=",
        "limit=0",
        "limit=501",
        "limit=many",
        "action=%00",
        "action=A"
      })
  void aBadParameterIsNamed(String query) throws Exception {
    HttpResponse<String> answer = get("/api/ops/audit?" + query);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("code").asText()).isEqualTo("invalid");
    assertThat(json(answer).at("/errors/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void aFailureStaysWhenTheTransactionAroundItIsRolledBackAndASuccessDoesNot() throws Exception {
    Transactions transactions = new Transactions(AUDITED.database.jdbi());

    assertThatThrownBy(
            () ->
                transactions.in(
                    () -> {
                      record(AuditEntry.failure("login", new Actor.Anonymous(), "user:7"));
                      record(AuditEntry.success("logout", new Actor.Anonymous(), "user:7"));
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");

    assertThat(json(get("/api/ops/audit")).findValuesAsText("action")).containsExactly("login");
  }

  @Test
  void anEntryThatCannotBeKeptIsNeverPassedOver() {
    execute("ALTER TABLE audit_entries RENAME TO elsewhere");
    try {
      AuditEntry entry = AuditEntry.success("login", new Actor.System(), "user:7");

      assertThatThrownBy(() -> record(entry)).hasMessageContaining("audit_entries");
    } finally {
      execute("ALTER TABLE elsewhere RENAME TO audit_entries");
    }
  }

  private static void record(AuditEntry entry) {
    AUDITED.feature.log().record(entry);
  }

  private static void execute(String sql) {
    AUDITED.database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static Configuration configuration() {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector()));
    server.setAdminConnectors(List.of(connector()));
    server.setRegisterDefaultExceptionMappers(false);
    server.setJerseyRootPath("/");
    Configuration configuration = new Configuration();
    configuration.setServerFactory(server);
    return configuration;
  }

  private static HttpConnectorFactory connector() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setPort(0);
    connector.setBindHost("127.0.0.1");
    return connector;
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + SUPPORT.getLocalPort() + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return StrictJson.mapper().readTree(answer.body());
  }

  /// The edge and the audit log, on a database of its own.
  static final class Audited extends Application<Configuration> {
    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private AuditFeature feature;

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(StrictJson.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      InstantSource clock = InstantSource.fixed(NOW);
      database =
          Database.open(
              Database.Settings.strict(
                  DatabaseConfiguration.at(TestDatabase.freshUrl()), Mode.DEVELOPMENT, 1, clock));
      environment.lifecycle().manage(database);
      feature =
          new AuditFeature(
              new Platform(
                  Mode.DEVELOPMENT,
                  new BuildInfo("1.2.3", "abc123", "unknown"),
                  clock,
                  database,
                  environment.metrics(),
                  new PrometheusRegistry()),
              Duration.days(400));
      new WebFeature(edge(), Contributions.NONE).register(environment);
      feature.register(environment);
    }

    private static WebConfiguration edge() {
      return new WebConfiguration(
          URI.create("https://coach.example.com"),
          List.of(),
          List.of(),
          null,
          null,
          null,
          true,
          null);
    }
  }
}
