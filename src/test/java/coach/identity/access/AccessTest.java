package coach.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Role;
import coach.identity.Scope;
import coach.identity.SessionId;
import coach.platform.Problem;
import coach.shared.UserId;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class AccessTest {
  private static final UserId ANN = new UserId(UUID.randomUUID());
  private static final Map<String, Caller> CALLERS =
      Map.of(
          "trader", person(Role.TRADER),
          "operator", person(Role.OPERATOR),
          "tck_read", key(Role.TRADER, Scope.READ),
          "tck_write", key(Role.TRADER, Scope.WRITE),
          "tck_ai", key(Role.TRADER, Scope.AI),
          "tck_all", key(Role.OPERATOR, Scope.values()));
  private static final String SECRET = "s3cr3t-of-the-caller";
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static AccessServer server;

  @BeforeAll
  static void start() {
    server =
        new AccessServer(
            new AccessFeature(AccessTest::session, AccessTest::apiKey),
            environment -> {
              environment.jersey().register(new DoorsResource());
              environment.jersey().register(new DoorsResource.ClassResource());
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// From now on: the start of a server sends everybody away.
  private static void watch(Class<?> type) {
    LOG.list.clear();
    LOG.start();
    ((Logger) LoggerFactory.getLogger(type)).addAppender(LOG);
  }

  private static Caller person(Role role) {
    return new Caller(ANN, role, new Credential.Session(new SessionId(UUID.randomUUID())));
  }

  private static Caller key(Role role, Scope... scopes) {
    return new Caller(
        ANN,
        role,
        new Credential.Key(
            new ApiKeyId(UUID.randomUUID()),
            Set.of(scopes),
            Optional.empty(),
            OptionalInt.empty()));
  }

  private static Optional<Caller> session(String token) {
    assertThat(token).doesNotStartWith("tck_");
    return switch (token) {
      case "away" -> throw new IllegalStateException(new SQLException("gone", "08006"));
      case "busy" -> throw new Problem.Unavailable("x", Duration.ofSeconds(9)).toException();
      case SECRET -> throw new IllegalStateException("a bug");
      default -> Optional.ofNullable(CALLERS.get(token));
    };
  }

  private static Optional<Caller> apiKey(String key) {
    assertThat(key).startsWith("tck_");
    return Optional.ofNullable(CALLERS.get(key));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, GET, /doors/open, 200",
    "unknown, GET, /doors/open, 200",
    "tck_unknown, GET, /doors/open, 200",
    "away, GET, /doors/open, 200",
    "nobody, GET, /doors/asking, 200",
    "unknown, GET, /doors/asking, 200",
    "trader, GET, /doors/asking, 200",
    "away, GET, /doors/asking, 503",
    "trader, GET, /doors/open, 200",
    "tck_ai, GET, /doors/open, 200",
    "operator, GET, /doors/walled, 403",
    "nobody, GET, /doors/forgotten, 403",
    "trader, GET, /doors/forgotten, 403",
    "operator, GET, /doors/forgotten, 403",
    "tck_all, GET, /doors/forgotten, 403",
    "nobody, GET, /doors/any, 401",
    "unknown, GET, /doors/any, 401",
    "tck_unknown, GET, /doors/any, 401",
    "away, GET, /doors/any, 503",
    "busy, GET, /doors/any, 503",
    "trader, GET, /doors/any, 200",
    "operator, GET, /doors/any, 200",
    "tck_read, GET, /doors/any, 200",
    "tck_write, GET, /doors/any, 403",
    "tck_ai, GET, /doors/any, 403",
    "nobody, HEAD, /doors/any, 401",
    "trader, HEAD, /doors/any, 200",
    "tck_read, HEAD, /doors/any, 200",
    "tck_write, HEAD, /doors/any, 403",
    "nobody, OPTIONS, /doors/any, 200",
    "nobody, OPTIONS, /doors/operators, 200",
    "nobody, POST, /doors/any, 401",
    "trader, POST, /doors/any, 200",
    "tck_read, POST, /doors/any, 403",
    "tck_write, POST, /doors/any, 200",
    "tck_read, DELETE, /doors/any, 200",
    "tck_write, DELETE, /doors/any, 403",
    "nobody, GET, /doors/operators, 401",
    "trader, GET, /doors/operators, 403",
    "tck_read, GET, /doors/operators, 403",
    "operator, GET, /doors/operators, 200",
    "tck_all, GET, /doors/operators, 200",
    "trader, GET, /doors/person, 200",
    "tck_all, GET, /doors/person, 403",
    "trader, POST, /doors/ai, 200",
    "tck_ai, POST, /doors/ai, 200",
    "tck_write, POST, /doors/ai, 403",
    "nobody, GET, /doors/both, 401",
    "trader, GET, /doors/both, 403",
    "nobody, GET, /class, 401",
    "trader, GET, /class, 403",
    "operator, GET, /class, 200",
    "tck_all, GET, /class, 403",
    "trader, POST, /class, 200",
    "tck_all, POST, /class, 403",
    "nobody, DELETE, /class, 200",
    "nobody, GET, /doors/nothing, 404",
    "nobody, PUT, /doors/any, 405",
  })
  void whoComesIn(String who, String method, String path, int status) {
    assertThat(sent(who, method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void aResourceLearnsWhoItIs() {
    assertThat(sent("trader", "GET", "/doors/any").body()).isEqualTo(ANN + " " + ANN);
    assertThat(sent("trader", "GET", "/doors/open").body()).isEqualTo(ANN + " " + ANN);
    assertThat(sent("operator", "GET", "/doors/operators").body()).isEqualTo("true true");
  }

  @ParameterizedTest
  @CsvSource({"nobody", "unknown", "tck_unknown", "away"})
  void andThatItIsNobody(String who) {
    assertThat(sent(who, "GET", "/doors/open").body()).startsWith("nobody");
  }

  static Stream<List<String>> badHeaders() {
    return Stream.of(
        List.of(""),
        List.of("Bearer"),
        List.of("Bearer "),
        List.of("Bearertrader"),
        List.of("trader"),
        List.of("Basic trader"),
        List.of("Bearer  trader"),
        List.of("Bearer\ttrader"),
        List.of("Bearer trader trader"),
        List.of("Bearer trader, Bearer trader"),
        List.of("Bearer trader\u00e4"),
        List.of("Bearer " + "x".repeat(4_097)),
        List.of("Bearer trader", "Bearer trader"),
        List.of("Bearer trader", ""),
        List.of("Bearer unknown"),
        List.of("Bearer tck_unknown"),
        List.of("Bearer tck_"));
  }

  @ParameterizedTest
  @MethodSource("badHeaders")
  void whateverIsWrongWithACredentialTheAnswerIsTheSame(List<String> values) {
    HttpResponse<String> none = server.send("GET", "/doors/any", "");
    String[] headers =
        values.stream().flatMap(value -> Stream.of("Authorization", value)).toArray(String[]::new);

    HttpResponse<String> bad = server.send("GET", "/doors/any", "", headers);

    assertThat(bad.statusCode()).isEqualTo(401);
    assertThat(withoutId(bad)).isEqualTo(withoutId(none));
    assertThat(bad.headers().allValues("www-authenticate")).containsExactly("Bearer");
    assertThat(server.send("GET", "/doors/open", "", headers).body()).startsWith("nobody");
  }

  @ParameterizedTest
  @CsvSource({"Bearer", "bearer", "BEARER"})
  void theSchemeIsSpelledAsOneLikes(String scheme) {
    assertThat(
            server.send("GET", "/doors/any", "", "authorization", scheme + " trader").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRefusalSaysWhatItTakes() {
    assertThat(sent("tck_read", "POST", "/doors/any").body()).contains("the scope write");
    assertThat(sent("tck_write", "POST", "/doors/ai").body()).contains("the scope ai");
    assertThat(sent("tck_all", "GET", "/doors/person").body()).contains("sign in");
    assertThat(sent("trader", "GET", "/doors/operators").body()).contains("Your role");
  }

  @Test
  void aDatabaseThatIsAwayIsNobodysFault() {
    watch(Identification.class);

    HttpResponse<String> refused = sent("away", "GET", "/doors/any");

    assertThat(refused.headers().firstValue("retry-after")).hasValue("2");
    assertThat(withoutId(sent("busy", "GET", "/doors/any"))).isEqualTo(withoutId(refused));
    assertThat(LOG.list).isEmpty();
  }

  @Test
  void aBugInAVerifierLocksNoPublicDoorAndIsLoggedOnceWithoutTheCredential() {
    watch(Identification.class);

    assertThat(sent(SECRET, "GET", "/doors/open").statusCode()).isEqualTo(200);

    assertThat(LOG.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.ERROR);
              assertThat(text(event)).contains("a bug").doesNotContain(SECRET);
            });
    assertThat(sent(SECRET, "GET", "/doors/any").statusCode()).isEqualTo(503);
  }

  @Test
  void aRefusalIsCountedForItsRoute() {
    sent("nobody", "GET", "/doors/person");

    await().untilAsserted(() -> assertThat(server.completed).contains("/doors/person 401"));
  }

  /// Jersey's own handlers are no forgotten ones.
  @Test
  void theStartNamesTheForgottenAndNothingElse() {
    try (AccessServer other =
        new AccessServer(
            new AccessFeature(_ -> Optional.empty(), _ -> Optional.empty()),
            environment -> {
              watch(AccessRulesFeature.class);
              environment.jersey().register(new DoorsResource());
            })) {
      assertThat(other.send("GET", "/doors/open", "").statusCode()).isEqualTo(200);

      assertThat(LOG.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .contains("DoorsResource#forgotten");
    }
  }

  private static HttpResponse<String> sent(String who, String method, String path) {
    return who.equals("nobody")
        ? server.send(method, path, "")
        : server.send(method, path, "", "Authorization", "Bearer " + who);
  }

  private static String withoutId(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + event.getThrowableProxy().getMessage()
        + Arrays.stream(event.getThrowableProxy().getStackTraceElementProxyArray())
            .map(Object::toString)
            .collect(Collectors.joining());
  }
}
