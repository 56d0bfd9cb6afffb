package coach.web;

import static coach.web.RawHttp.get;
import static coach.web.RawHttp.post;
import static coach.web.RawHttp.request;
import static coach.web.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import coach.platform.Problem;
import coach.web.RawHttp.Answer;
import io.dropwizard.util.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EdgeApplicationTest {
  record Seen(String method, String route, int status) {}

  static final List<Seen> SEEN = new CopyOnWriteArrayList<>();
  static final String HUGE_HEADER = "X-Fill: " + "f".repeat(9_000);

  static final EdgeServer SERVER =
      new EdgeServer(
          EdgeServer.edge(List.of("https://app.example.com"), List.of(), null),
          Contributions.NONE
              .withObservers(
                  List.of(
                      (method, route, status, nanos) -> SEEN.add(new Seen(method, route, status))))
              .withFailures(
                  List.of(
                      failure ->
                          failure instanceof MisbehavingResource.KnownFailure
                              ? Optional.of(new Problem.Unavailable("thing", Duration.ofSeconds(1)))
                              : Optional.empty()))
              .withBodies(
                  List.of(
                      new BodyAllowance("POST", "/upload", DataSize.kibibytes(200)),
                      new BodyAllowance("PUT", "/upload", DataSize.kibibytes(100))))
              .withSlashed(List.of("/names/")));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static int port() {
    return SERVER.port();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /ok, 200",
    "GET /nowhere, 404",
    "GET /created, 201",
    "DELETE /items/1/parts/a, 204",
    "POST /ok, 405",
    "BREW /ok, 405",
    "TRACE /ok, 405",
    "OPTIONS /ok, 200",
    "HEAD /ok, 200",
    "GET /status/401, 401",
    "GET /status/503, 503",
    "GET /web/409, 409",
    "GET /problem/bug, 500",
    "GET /servlet/throw, 500",
    "GET /servlet/teapot, 418",
    "GET /servlet/nothing, 404",
    "GET /..%2fsecret, 400",
    "GET /%00, 400",
    "NOT A REQUEST, 400",
  })
  void everyAnswerHasEveryHeaderOnce(String line, int status) throws IOException {
    try (var client = new RawHttp(port())) {
      client.write(line + " HTTP/1.1\r\nHost: test\r\n\r\n");

      assertSafe(client.read(line.startsWith("HEAD")), status);
    }
  }

  @ParameterizedTest
  @CsvSource({"/ping, 200", "/nothing, 404", "/tasks/nothing, 404"})
  void theAdminPortsAnswersHaveThemToo(String path, int status) {
    assertSafe(get(SERVER.adminPort(), path), status);
  }

  private static void assertSafe(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-Request-ID")).matches("[a-z0-9]{20}");
    assertThat(answer.header("X-Response-Time")).matches("\\d+\\.\\dms");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Strict-Transport-Security"))
        .isEqualTo("max-age=63072000; includeSubDomains");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("deny");
    assertThat(answer.header("X-XSS-Protection")).isEqualTo("0");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    for (String name :
        List.of(
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Cross-Origin-Embedder-Policy",
            "Permissions-Policy",
            "X-Permitted-Cross-Domain-Policies",
            "X-DNS-Prefetch-Control")) {
      assertThat(answer.header(name)).isNotEmpty();
    }
    assertThat(answer.has("Server")).isFalse();
    assertThat(answer.has("X-Powered-By")).isFalse();
    assertThat(answer.body()).doesNotContain("secret internals", "Exception", "<html");
  }

  @ParameterizedTest
  @CsvSource({
    "/names/plain, plain",
    "/names/a/b, a/b",
    "/names/a%2Fb, a/b",
    "/names/a%2fb%2Fc%3Ad, a/b/c:d",
    "/names/a%2Fb?q=%2F, a/b",
  })
  void aNameHasItsSlashesHoweverTheyAreSpelled(String path, String name) {
    Answer answer = get(port(), path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(name);
    Awaitility.await().until(() -> SEEN.contains(new Seen("GET", "/names/{name}", 200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/items%2Fa",
        "/names%2Fa",
        "/names/..%2Fok",
        "/names/%2e%2e%2Fok",
        "/names/a%2F..%2F..%2Fok",
        "/names/a%2F%2Fb",
        "/names/a%252Fb",
        "/%6eames/a%2Fb",
        "/names/../items%2Fa",
      })
  void anywhereElseASlashInDisguiseIsRefused(String path) {
    assertThat(get(port(), path).status()).isEqualTo(400);
    assertThat(get(SERVER.adminPort(), path).status()).isEqualTo(400);
  }

  @Test
  void aPageBringsItsOwnPolicy() {
    Answer answer = get(port(), "/page");

    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("deny");
  }

  @Test
  void aHarmlessRequestIdIsKeptAndAnyOtherReplaced() {
    assertThat(get(port(), "/ok", "X-Request-ID: a.B_9-z").header("X-Request-ID"))
        .isEqualTo("a.B_9-z");
    for (String bad : List.of("", "a b", "a\"b", "ä", "x".repeat(65), "a;b", "a,b")) {
      assertThat(get(port(), "/ok", "X-Request-ID: " + bad).header("X-Request-ID"))
          .matches("[a-z0-9]{20}");
    }
  }

  @Test
  void theRequestIdIsInTheBodyOfAProblem() {
    Answer answer = get(port(), "/nowhere", "X-Request-ID: mine");

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"/problems#not_found\",\"title\":\"Not found\",\"status\":404,"
                + "\"detail\":\"There is no such resource.\",\"code\":\"not_found\","
                + "\"request_id\":\"mine\",\"errors\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "/problem/limit, 429, over_limit, 2",
    "/problem/unavailable, 503, unavailable, 5",
    "/problem/known, 503, unavailable, 1",
    "/problem/wrapped, 409, conflict,",
    "/problem/invalid, 422, invalid,",
    "/problem/forbidden, 403, forbidden,",
    "/problem/unauthenticated, 401, unauthenticated,",
    "/problem/timeout, 500, internal,",
    "/problem/parsing, 500, internal,",
    "/problem/error, 500, internal,",
    "/problem/bug, 500, internal,",
    "/web/418, 418, protocol_error,",
    "/web/503, 503, unavailable, 5",
    "/status/429, 429, over_limit, 5",
    "/items/x/parts/y, 404, not_found,",
    "/servlet/throw, 500, internal,",
  })
  void everyFailureIsAProblemWithItsCode(String path, int status, String code, String retryAfter) {
    Answer answer = get(port(), path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.all("Retry-After"))
        .isEqualTo(retryAfter == null ? List.of() : List.of(retryAfter));
    assertThat(answer.body()).doesNotContain("secret", "Exception", "of ours");
  }

  @Test
  void theCompatEndpointsAnswerInOpenAisShape() {
    Answer bug = get(port(), "/v1/problem/bug");
    Answer nowhere = get(port(), "/v1/nowhere");
    Answer invalid = post(port(), "/v1/trades", "{\"symbol_name\":1}");
    Answer unreadable = get(port(), "/v1/%00");

    assertThat(bug.json().path("error").path("type").asText()).isEqualTo("server_error");
    assertThat(nowhere.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"There is no such resource.\","
                + "\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"not_found\"}}");
    assertThat(invalid.json().path("error").path("param").asText()).isEqualTo("symbol_name");
    assertThat(unreadable.status()).isEqualTo(400);
  }

  @Test
  void aBugIsLoggedOnceWithItsRequestIdAndToldToNobody() {
    List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    Answer answer;
    try (var ignored = listening(logged)) {
      answer = get(port(), "/problem/bug", "X-Request-ID: bug-1");
    }

    List<ILoggingEvent> errors =
        logged.stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
            .filter(event -> event.getFormattedMessage().contains("bug-1"))
            .toList();
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().getLevel()).isEqualTo(Level.ERROR);
    assertThat(errors.getFirst().getFormattedMessage())
        .isEqualTo("Request bug-1 failed on /problem/{kind}");
    assertThat(errors.getFirst().getMDCPropertyMap()).containsEntry("request_id", "bug-1");
    assertThat(errors.getFirst().getThrowableProxy().getMessage()).isEqualTo("secret internals");
    assertThat(answer.json().path("request_id").asText()).isEqualTo("bug-1");
  }

  /// An earlier request's end may be seen only now: it is no concern of this test.
  @Test
  void aClientThatLeavesIsNoError() throws IOException {
    List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    SEEN.clear();
    try (var ignored = listening(logged)) {
      try (var client = new RawHttp(port())) {
        client.write(
            request("POST", "/trades", "", "Content-Type: application/json", "Content-Length: 9")
                + "{");
      }
      try (var client = new RawHttp(port())) {
        client.write("POST /raw HTTP/1.1\r\nHost: t\r\nContent-Length: 500\r\n\r\nx");
      }
      Awaitility.await().until(() -> SEEN.stream().filter(EdgeApplicationTest::left).count() == 2);
    }

    assertThat(logged).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private static boolean left(Seen seen) {
    return seen.status() == 400 || seen.status() == 499;
  }

  private static Closeable listening(List<ILoggingEvent> events) {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
          }
        };
    appender.start();
    root.addAppender(appender);
    return () -> root.detachAppender(appender);
  }

  /// A `Closeable` that throws nothing.
  private interface Closeable extends AutoCloseable {
    @Override
    void close();
  }

  @Test
  void requestsAreObservedByTemplate() {
    get(port(), "/items/7/parts/wheel");
    get(port(), "/nowhere/at/all");
    send(port(), request("BREW", "/ok", ""));
    send(port(), "NONSENSE\r\n\r\n");
    get(SERVER.adminPort(), "/ping");

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(SEEN)
                    .contains(
                        new Seen("GET", "/items/{id}/parts/{part}", 200),
                        new Seen("GET", "unmatched", 404),
                        new Seen("OTHER", "unmatched", 405),
                        new Seen("OTHER", "unmatched", 400)));
    assertThat(SEEN).as("the admin port's").doesNotContain(new Seen("GET", "unmatched", 200));
  }

  @Test
  void aMessageThatIsNoRequestIsToldWithItsProblem() {
    List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    try (var ignored = listening(logged)) {
      send(port(), "NONSENSE\r\n\r\n");

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(logged)
                      .extracting(ILoggingEvent::getFormattedMessage)
                      .anyMatch(
                          line ->
                              line.contains(" unmatched 400 ")
                                  && line.endsWith(" problem=malformed")));
    }
  }

  @Test
  void methodsThatAreNotThereSayWhichAre() {
    assertThat(send(port(), request("POST", "/ok", "")).header("Allow"))
        .contains("GET")
        .doesNotContain("POST");
    assertThat(send(port(), request("BREW", "/ok", "")).header("Allow")).contains("GET");
    assertThat(send(port(), request("OPTIONS", "/ok", "")).header("Allow")).contains("GET");
  }

  @Test
  void mediaTypesAreNegotiated() {
    assertThat(get(port(), "/ok", "Accept: image/png").status()).isEqualTo(406);
    assertThat(get(port(), "/ok", "Accept: image/png").code()).isEqualTo("not_acceptable");
    assertThat(send(port(), request("POST", "/trades", "x", "Content-Type: text/plain")).code())
        .isEqualTo("unsupported_media_type");
    assertThat(get(port(), "/application.wadl").status()).isEqualTo(404);
  }

  @Test
  void listedOriginsMayReadAndNoOthers() {
    Answer listed = get(port(), "/nowhere", "Origin: https://app.example.com");

    assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
    assertThat(listed.header("Access-Control-Expose-Headers")).contains("X-Request-ID");
    assertThat(listed.all("Vary")).contains("Origin");
    for (String other :
        List.of(
            "null",
            "*",
            "https://evil-app.example.com",
            "https://app.example.com.evil",
            "http://app.example.com",
            "https://app.example.com:8443",
            "https://APP.example.com")) {
      Answer refused = get(port(), "/ok", "Origin: " + other);
      assertThat(refused.status()).isEqualTo(200);
      assertThat(refused.has("Access-Control-Allow-Origin")).isFalse();
      assertThat(refused.all("Vary")).contains("Origin");
    }
  }

  @Test
  void preflightsAreAnsweredHere() {
    Answer granted = preflight("https://app.example.com");
    Answer refused = preflight("https://evil.example.com");

    assertThat(granted.status()).isEqualTo(204);
    assertThat(granted.header("Access-Control-Allow-Methods")).contains("DELETE");
    assertThat(granted.header("Access-Control-Allow-Headers"))
        .contains("Authorization")
        .doesNotContain("X-Evil");
    assertThat(granted.has("Access-Control-Allow-Credentials")).isFalse();
    assertThat(refused.status()).isEqualTo(204);
    assertThat(refused.headers()).noneMatch(header -> header.startsWith("Access-Control"));
  }

  private static Answer preflight(String origin) {
    return send(
        port(),
        request(
            "OPTIONS",
            "/trades",
            "",
            "Origin: " + origin,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: X-Evil"));
  }

  @Test
  void whatJettyRefusesIsAProblemToo() {
    assertRefused(get(port(), "/ok", HUGE_HEADER), 431, "headers_too_large");
    assertRefused(get(port(), "/" + "p".repeat(9_000)), 414, "uri_too_long");
    assertRefused(send(port(), "GET /ok HTTP/1.1\r\n\r\n"), 400, "malformed");
    assertRefused(get(port(), "/ok", "X-Bad: a\u0001b"), 400, "malformed");
    assertRefused(get(port(), "/ok", "Expect: the-unexpected"), 417, "expectation_failed");
    assertRefused(send(port(), "GET /ok HTTP/7.0\r\nHost: t\r\n\r\n"), 505, "http_version");
    assertRefused(
        send(port(), request("POST", "/raw", "x", "Transfer-Encoding: chunked")), 400, "malformed");
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertSafe(answer, status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void tooManyHeaderFieldsAreRefused() {
    String[] many = new String[101];
    java.util.Arrays.setAll(many, i -> "X-" + i + ": 1");

    assertThat(get(port(), "/ok", many).code()).isEqualTo("headers_too_large");
  }

  @Test
  void bodiesAreLimitedAnnouncedOrNot() throws IOException {
    String fits = "x".repeat(64 * 1024);

    assertThat(send(port(), request("POST", "/raw", fits)).body()).isEqualTo("{\"bytes\":65536}");
    assertThat(send(port(), request("POST", "/raw", fits + "x")).code()).isEqualTo("too_large");
    assertThat(chunked("/raw", 64).body()).isEqualTo("{\"bytes\":65536}");
    assertThat(chunked("/raw", 65).code()).isEqualTo("too_large");
    assertThat(chunked("/upload", 200).body()).isEqualTo("{\"bytes\":204800}");
    assertThat(chunked("/upload", 201).code()).isEqualTo("too_large");
    assertThat(put(100).status()).isEqualTo(405);
    assertThat(put(101).code()).isEqualTo("too_large");
  }

  private static Answer put(int kibibytes) {
    return send(port(), request("PUT", "/upload", "x".repeat(kibibytes * 1024)));
  }

  private static Answer chunked(String path, int kibibytes) throws IOException {
    try (var client = new RawHttp(port())) {
      client.write(request("POST", path, "", "Transfer-Encoding: chunked"));
      String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
      client.write(chunk.repeat(kibibytes) + "0\r\n\r\n");
      return client.read();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "x-gzip"})
  void compressedBodiesAreRefused(String encoding) {
    assertThat(send(port(), request("POST", "/raw", "x", "Content-Encoding: " + encoding)).code())
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void aConnectionServesManyRequestsAndPipelinesThem() throws IOException {
    try (var client = new RawHttp(port())) {
      client.write(
          request("GET", "/ok", "", "X-Request-ID: one")
              + request("GET", "/nowhere", "", "X-Request-ID: two")
              + request("POST", "/raw", "abc", "X-Request-ID: three")
              + request("GET", "/problem/bug", "", "X-Request-ID: four"));

      for (String id : List.of("one", "two", "three", "four")) {
        assertThat(client.read().header("X-Request-ID")).isEqualTo(id);
      }
      client.write(request("GET", "/ok", ""));
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void relativeLocationsStayRelative() {
    assertThat(get(port(), "/created", "Host: evil.example").status()).isEqualTo(400);
    assertThat(get(port(), "/created").header("Location")).isEqualTo("/items/1");
  }

  @Test
  void allComplaintsAboutABodyComeAtOnceInWireSpelling() {
    Answer answer =
        post(
            port(),
            "/trades",
            "{\"symbol_name\":\"\",\"side\":\"LONG\",\"quantity\":0,"
                + "\"levels\":[{\"entry_price\":1},{\"entry_price\":-1}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactly("levels[1].entry_price", "quantity", "symbol_name");
  }

  @Test
  void badParametersAreNamed() {
    assertThat(get(port(), "/query?page_size=11").json().at("/errors/0/field").asText())
        .isEqualTo("page_size");
    assertThat(get(port(), "/query?page_size=x").json().at("/errors/0/field").asText())
        .isEqualTo("page_size");
    assertThat(post(port(), "/trades", "").json().at("/errors/0/field").asText()).isEqualTo("body");
  }

  @Test
  void theTypeOfAProblemLeadsSomewhere() {
    Answer page = get(port(), "/problems");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("id=\"over_limit\"");
  }
}
