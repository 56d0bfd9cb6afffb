package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.coaching.api.ReviewClient;
import coach.support.Golden;
import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every endpoint of the API document, asked by everybody. A new endpoint is asked as soon as it is
/// in the document; one that belongs to an owner must say here how one of its things is made.
class AccessMatrixTest {
  /// What operators see, and whoever carries the admin token.
  private static final Set<String> FOR_MONITORS =
      Set.of("/metrics", "/api/metrics/openai/production", "/api/status/openai/production");

  /// Endpoints without a role that look at the caller themselves: told one by one below.
  private static final Set<String> OWN_RULES =
      Stream.concat(
              Stream.of("POST /api/auth/logout"), FOR_MONITORS.stream().map(path -> "GET " + path))
          .collect(Collectors.toSet());

  /// What is named in the path is everybody's.
  private static final Set<String> OWNERLESS = Set.of("/v1/models/{model}");

  /// How a thing of the caller's is made, by the path that names it.
  private static final Map<String, Maker> OWNED =
      Map.of(
          "/api/keys/{id}",
          owner -> owner.key("read").id(),
          "/api/trade-analysis/{id}",
          AccessMatrixTest::review,
          "/api/trade-analysis/{id}/image",
          AccessMatrixTest::review);

  private interface Maker {
    String make(Person owner) throws Exception;
  }

  private static TestCoach coach;
  private static JsonNode document;
  private static final Map<String, Who> EVERYBODY = new LinkedHashMap<>();
  private static Person trader;
  private static Person stranger;

  /// @param scope of an API key; empty for a session
  private record Who(String authorization, String role, String scope) {
    boolean isSession() {
      return scope.isEmpty();
    }
  }

  private record Endpoint(String method, String path, JsonNode operation) {
    String name() {
      return method + ' ' + path;
    }

    boolean isPublic() {
      return !operation.has("x-roles");
    }

    boolean admits(Who who) {
      String role = operation.at("/x-roles/0").asText();
      boolean roleFits = role.equals("trader") || role.equals(who.role());
      return roleFits && (who.isSession() || admitsKey(who.scope()));
    }

    private boolean admitsKey(String scope) {
      String needed = operation.path("x-scope").asText(method.equals("GET") ? "read" : "write");
      return !operation.path("x-credential").asText().equals("session") && needed.equals(scope);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  @BeforeAll
  static void everybody() throws Exception {
    coach = TestCoach.start(Map.of("RATE_LIMIT_ENABLED", "false"));
    document = coach.json("/openapi.json");
    trader = Person.trader(coach);
    stranger = Person.trader(coach);
    Person operator = Person.operator(coach);
    EVERYBODY.put("a trader", new Who(trader.bearer(), "trader", ""));
    EVERYBODY.put("an operator", new Who(operator.bearer(), "operator", ""));
    for (String scope : List.of("ai", "read", "write")) {
      EVERYBODY.put("a trader's key to " + scope, key(trader, "trader", scope));
      EVERYBODY.put("an operator's key to " + scope, key(operator, "operator", scope));
    }
  }

  /// Of a chart, by the canned model.
  private static String review(Person owner) throws Exception {
    HttpResponse<String> response = new ReviewClient(coach, owner).chart(ReviewClient.sample());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return coach.tree(response.body()).path("id").asText();
  }

  private static Who key(Person owner, String role, String scope) throws Exception {
    return new Who("Bearer " + owner.key(scope).key(), role, scope);
  }

  @AfterAll
  static void stop() {
    coach.close();
  }

  static Stream<Arguments> endpoints() {
    List<Arguments> all = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            all.add(
                                arguments(
                                    new Endpoint(
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey(),
                                        operation.getValue())))));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everybodyIsToldWhatIsTheirs(Endpoint endpoint) throws Exception {
    if (OWN_RULES.contains(endpoint.name())) {
      return;
    }
    assertThat(ask(endpoint, "").statusCode())
        .as("nobody")
        .satisfies(status -> expect(endpoint.isPublic(), status, 401));
    assertThat(ask(endpoint, "Bearer nonsense").statusCode())
        .as("a bad token")
        .satisfies(status -> expect(endpoint.isPublic(), status, 401));
    for (Map.Entry<String, Who> who : EVERYBODY.entrySet()) {
      int status = ask(endpoint, who.getValue().authorization()).statusCode();

      boolean admitted = endpoint.isPublic() || endpoint.admits(who.getValue());
      assertThat(status)
          .as(who.getKey() + " at " + endpoint)
          .satisfies(it -> expect(admitted, it, 403));
    }
  }

  private static void expect(boolean admitted, int status, int otherwise) {
    if (admitted) {
      assertThat(status).isNotIn(401, 403).isLessThan(500);
    } else {
      assertThat(status).isEqualTo(otherwise);
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whatIsAnothersIsAnsweredLikeWhatIsMissing(Endpoint endpoint) throws Exception {
    if (!endpoint.path().contains("{")
        || OWNERLESS.contains(endpoint.path())
        || !endpoint.operation().at("/x-roles/0").asText().equals("trader")) {
      return;
    }
    String id =
        Optional.ofNullable(OWNED.get(endpoint.path()))
            .orElseThrow(() -> new AssertionError("say how to make what " + endpoint + " names"))
            .make(trader);

    HttpResponse<String> anothers = ask(endpoint, id, stranger.bearer());
    HttpResponse<String> missing = ask(endpoint, UUID.randomUUID().toString(), stranger.bearer());
    HttpResponse<String> malformed = ask(endpoint, "no-id", stranger.bearer());
    HttpResponse<String> own = ask(endpoint, id, trader.bearer());

    assertThat(anothers.statusCode()).isEqualTo(404);
    assertThat(body(anothers)).isEqualTo(body(missing));
    assertThat(body(anothers)).isEqualTo(body(malformed));
    assertThat(own.statusCode()).as("its owner, afterwards").isLessThan(300);
  }

  @Test
  void theNamesOfMetricsAreAnInterface() throws Exception {
    Stream<String> shown =
        coach
            .get("/metrics", "Authorization", "Bearer " + TestCoach.ADMIN_TOKEN)
            .body()
            .lines()
            .filter(line -> line.startsWith("# TYPE coach_"))
            .map(line -> line.replace("# TYPE ", ""));
    // Shown only while something is suppressed.
    Stream<String> rare = Stream.of("coach_invariant_suppressed gauge");

    Golden.check(
        "golden/metric-names.txt",
        Stream.concat(shown, rare).sorted().collect(Collectors.joining("\n", "", "\n")));
  }

  /// Labels too: some are named like secrets, and what masks those must leave them.
  @Test
  void bothPortsExposeTheSameSeries() throws Exception {
    String token = "Bearer " + TestCoach.ADMIN_TOKEN;

    Set<String> inside = series(coach.admin("/prometheus", "Authorization", token).body());

    assertThat(inside)
        .containsAll(series(coach.get("/metrics", "Authorization", token).body()))
        .anyMatch(name -> name.contains("credential=\"session\""));
  }

  private static Set<String> series(String page) {
    return page.lines()
        .filter(line -> line.startsWith("coach_credential_reads_total"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toSet());
  }

  static Set<String> forMonitors() {
    return FOR_MONITORS;
  }

  @ParameterizedTest
  @MethodSource("forMonitors")
  void figuresAreForOperatorsAndTheAdminToken(String path) throws Exception {
    assertThat(coach.get(path).statusCode()).isEqualTo(401);
    assertThat(coach.get(path, "Authorization", "Bearer nonsense").statusCode()).isEqualTo(401);
    assertThat(coach.get(path, "Authorization", trader.bearer()).statusCode()).isEqualTo(403);
    for (Map.Entry<String, Who> who : EVERYBODY.entrySet()) {
      boolean reads = who.getValue().isSession() || who.getValue().scope().equals("read");
      int status = coach.get(path, "Authorization", who.getValue().authorization()).statusCode();

      assertThat(status)
          .as(who.getKey())
          .isEqualTo(who.getValue().role().equals("operator") && reads ? 200 : 403);
    }
    assertThat(coach.get(path, "Authorization", "Bearer " + TestCoach.ADMIN_TOKEN).statusCode())
        .isEqualTo(200);
  }

  /// Beside the documents themselves.
  @Test
  void thePublicEndpointsAreTheseAndNoOthers() {
    List<String> open =
        endpoints()
            .map(one -> (Endpoint) one.get()[0])
            .filter(Endpoint::isPublic)
            .map(Endpoint::name)
            .sorted()
            .toList();

    assertThat(open)
        .containsExactly(
            "GET /api/health",
            "GET /api/health/database",
            "GET /api/health/openai/production",
            "GET /api/metrics/openai/production",
            "GET /api/status/openai/production",
            "GET /health",
            "GET /health/detailed",
            "GET /metrics",
            "GET /problems",
            "POST /api/auth/login",
            "POST /api/auth/logout",
            "POST /api/auth/refresh",
            "POST /api/auth/register");
  }

  private static HttpResponse<String> ask(Endpoint endpoint, String authorization)
      throws Exception {
    return ask(endpoint, UUID.randomUUID().toString(), authorization);
  }

  private static HttpResponse<String> ask(Endpoint endpoint, String id, String authorization)
      throws Exception {
    String path = endpoint.path().replaceAll("\\{[^}]+}", id);
    boolean body = Set.of("POST", "PUT", "PATCH").contains(endpoint.method());
    HttpResponse<String> response =
        coach.send(endpoint.method(), path, body ? "{}" : "", authorization);
    assertThat(response.headers().map()).as("no session by cookie").doesNotContainKey("set-cookie");
    return response;
  }

  private static JsonNode body(HttpResponse<String> response) throws Exception {
    ObjectNode tree = (ObjectNode) coach.tree(response.body());
    tree.remove("request_id");
    return tree;
  }
}
