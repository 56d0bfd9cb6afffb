package coach.ai.spend;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.access.AccessFeature;
import coach.identity.access.AccessServer;
import coach.platform.AuditEntry;
import coach.platform.BuildInfo;
import coach.platform.Mode;
import coach.platform.Platform;
import coach.shared.Money;
import coach.shared.UserId;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The whole feature behind the doors and the edge. A token is a role and a user's id.
final class BooksServer implements AutoCloseable {
  static final Caps CAPS =
      new Caps(
          ZoneOffset.UTC,
          new Money(40_000_000),
          new Money(50_000_000),
          new Money(60_000_000),
          new Money(1_000_000_000),
          new Money(1_000_000_000));
  private static final ObjectMapper JSON = new ObjectMapper();

  final TestBooks books = new TestBooks();
  final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
  final BooksFeature feature;
  private final AccessServer server;

  BooksServer() {
    Platform platform =
        new Platform(
            Mode.DEVELOPMENT,
            new BuildInfo("1.2.3", "0a1b2c3", "unknown"),
            books.clock,
            books.database,
            new MetricRegistry(),
            new PrometheusRegistry());
    feature = new BooksFeature(platform, CAPS, Duration.ofDays(400), audit::add);
    server =
        new AccessServer(
            new AccessFeature(token -> Optional.of(caller(token)), _ -> Optional.empty()), feature);
  }

  private static Caller caller(String token) {
    String[] parts = token.split("_", -1);
    return new Caller(
        new UserId(UUID.fromString(parts[1])),
        Role.of(parts[0]),
        new Credential.Session(new SessionId(new UUID(0, 0))));
  }

  /// What came back.
  record Answer(int status, JsonNode body) {}

  Answer operator(String method, String path, String body) {
    return send(method, path, body, "operator_" + new UUID(0, 7));
  }

  Answer operator(String path) {
    return operator("GET", path, "");
  }

  Answer trader(UserId id, String method, String path) {
    return send(method, path, "", "trader_" + id);
  }

  private Answer send(String method, String path, String body, String token) {
    var response =
        server.send(
            method,
            path,
            body,
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json");
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public void close() throws Exception {
    server.close();
    books.close();
  }
}
