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
import coach.web.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What is refused, or goes wrong, and in which words that is told.
class EdgeProblemsTest {
  private static final EdgeRig RIG = new EdgeRig();

  @AfterAll
  static void stop() {
    RIG.close();
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
    Answer answer = get(RIG.port(), path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.all("Retry-After"))
        .isEqualTo(retryAfter == null ? List.of() : List.of(retryAfter));
    assertThat(answer.body()).doesNotContain("secret", "Exception", "of ours");
  }

  @Test
  void theCompatEndpointsAnswerInOpenAisShape() {
    Answer bug = get(RIG.port(), "/v1/problem/bug");
    Answer nowhere = get(RIG.port(), "/v1/nowhere");
    Answer invalid = post(RIG.port(), "/v1/trades", "{\"symbol_name\":1}");
    Answer unreadable = get(RIG.port(), "/v1/%00");

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
      answer = get(RIG.port(), "/problem/bug", "X-Request-ID: bug-1");
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
    RIG.seen.clear();
    try (var ignored = listening(logged)) {
      try (var client = new RawHttp(RIG.port())) {
        client.write(
            request("POST", "/trades", "", "Content-Type: application/json", "Content-Length: 9")
                + "{");
      }
      try (var client = new RawHttp(RIG.port())) {
        client.write("POST /raw HTTP/1.1\r\nHost: t\r\nContent-Length: 500\r\n\r\nx");
      }
      Awaitility.await().until(() -> RIG.seen.stream().filter(EdgeProblemsTest::left).count() == 2);
    }

    assertThat(logged).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private static boolean left(EdgeRig.Seen seen) {
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
  void aMessageThatIsNoRequestIsToldWithItsProblem() {
    List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    try (var ignored = listening(logged)) {
      send(RIG.port(), "NONSENSE\r\n\r\n");

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
  void whatJettyRefusesIsAProblemToo() {
    assertRefused(get(RIG.port(), "/ok", EdgeRig.HUGE_HEADER), 431, "headers_too_large");
    assertRefused(get(RIG.port(), "/" + "p".repeat(9_000)), 414, "uri_too_long");
    assertRefused(send(RIG.port(), "GET /ok HTTP/1.1\r\n\r\n"), 400, "malformed");
    assertRefused(get(RIG.port(), "/ok", "X-Bad: a\u0001b"), 400, "malformed");
    assertRefused(get(RIG.port(), "/ok", "Expect: the-unexpected"), 417, "expectation_failed");
    assertRefused(send(RIG.port(), "GET /ok HTTP/7.0\r\nHost: t\r\n\r\n"), 505, "http_version");
    assertRefused(
        send(RIG.port(), request("POST", "/raw", "x", "Transfer-Encoding: chunked")),
        400,
        "malformed");
  }

  private static void assertRefused(Answer answer, int status, String code) {
    EdgeRig.assertSafe(answer, status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void tooManyHeaderFieldsAreRefused() {
    String[] many = new String[101];
    java.util.Arrays.setAll(many, i -> "X-" + i + ": 1");

    assertThat(get(RIG.port(), "/ok", many).code()).isEqualTo("headers_too_large");
  }

  @Test
  void bodiesAreLimitedAnnouncedOrNot() throws IOException {
    String fits = "x".repeat(64 * 1024);

    assertThat(send(RIG.port(), request("POST", "/raw", fits)).body())
        .isEqualTo("{\"bytes\":65536}");
    assertThat(send(RIG.port(), request("POST", "/raw", fits + "x")).code()).isEqualTo("too_large");
    assertThat(chunked("/raw", 64).body()).isEqualTo("{\"bytes\":65536}");
    assertThat(chunked("/raw", 65).code()).isEqualTo("too_large");
    assertThat(chunked("/upload", 200).body()).isEqualTo("{\"bytes\":204800}");
    assertThat(chunked("/upload", 201).code()).isEqualTo("too_large");
    assertThat(put(100).status()).isEqualTo(405);
    assertThat(put(101).code()).isEqualTo("too_large");
  }

  private static Answer put(int kibibytes) {
    return send(RIG.port(), request("PUT", "/upload", "x".repeat(kibibytes * 1024)));
  }

  private static Answer chunked(String path, int kibibytes) throws IOException {
    try (var client = new RawHttp(RIG.port())) {
      client.write(request("POST", path, "", "Transfer-Encoding: chunked"));
      String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
      client.write(chunk.repeat(kibibytes) + "0\r\n\r\n");
      return client.read();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "x-gzip"})
  void compressedBodiesAreRefused(String encoding) {
    assertThat(
            send(RIG.port(), request("POST", "/raw", "x", "Content-Encoding: " + encoding)).code())
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void allComplaintsAboutABodyComeAtOnceInWireSpelling() {
    Answer answer =
        post(
            RIG.port(),
            "/trades",
            "{\"symbol_name\":\"\",\"side\":\"LONG\",\"quantity\":0,"
                + "\"levels\":[{\"entry_price\":1},{\"entry_price\":-1}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactly("levels[1].entry_price", "quantity", "symbol_name");
  }

  @Test
  void badParametersAreNamed() {
    assertThat(get(RIG.port(), "/query?page_size=11").json().at("/errors/0/field").asText())
        .isEqualTo("page_size");
    assertThat(get(RIG.port(), "/query?page_size=x").json().at("/errors/0/field").asText())
        .isEqualTo("page_size");
    assertThat(post(RIG.port(), "/trades", "").json().at("/errors/0/field").asText())
        .isEqualTo("body");
  }

  @Test
  void theTypeOfAProblemLeadsSomewhere() {
    Answer page = get(RIG.port(), "/problems");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("id=\"over_limit\"");
  }
}
