package coach.web;

import static coach.web.RawHttp.get;
import static coach.web.RawHttp.request;
import static coach.web.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import coach.web.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer has, and how requests are understood.
class EdgeApplicationTest {
  private static final EdgeRig RIG = new EdgeRig();

  @AfterAll
  static void stop() {
    RIG.close();
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
    try (var client = new RawHttp(RIG.port())) {
      client.write(line + " HTTP/1.1\r\nHost: test\r\n\r\n");

      EdgeRig.assertSafe(client.read(line.startsWith("HEAD")), status);
    }
  }

  @ParameterizedTest
  @CsvSource({"/ping, 200", "/nothing, 404", "/tasks/nothing, 404"})
  void theAdminPortsAnswersHaveThemToo(String path, int status) {
    EdgeRig.assertSafe(get(RIG.adminPort(), path), status);
  }

  @Test
  void aPageBringsItsOwnPolicy() {
    Answer answer = get(RIG.port(), "/page");

    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("deny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ok", "/long", "/page", "/nowhere"})
  void aHeadSaysWhatAGetWouldSay(String path) {
    Answer get = get(RIG.port(), path);

    Answer head = RawHttp.send(RIG.port(), RawHttp.request("HEAD", path, ""));

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("Content-Length")).isEqualTo("" + get.body().length());
    assertThat(head.has("Transfer-Encoding")).isFalse();
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
    Answer answer = get(RIG.port(), path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(name);
    Awaitility.await()
        .until(() -> RIG.seen.contains(new EdgeRig.Seen("GET", "/names/{name}", 200)));
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
    assertThat(get(RIG.port(), path).status()).isEqualTo(400);
    assertThat(get(RIG.adminPort(), path).status()).isEqualTo(400);
  }

  @Test
  void aHarmlessRequestIdIsKeptAndAnyOtherReplaced() {
    assertThat(get(RIG.port(), "/ok", "X-Request-ID: a.B_9-z").header("X-Request-ID"))
        .isEqualTo("a.B_9-z");
    for (String bad : List.of("", "a b", "a\"b", "ä", "x".repeat(65), "a;b", "a,b")) {
      assertThat(get(RIG.port(), "/ok", "X-Request-ID: " + bad).header("X-Request-ID"))
          .matches("[a-z0-9]{20}");
    }
  }

  @Test
  void theRequestIdIsInTheBodyOfAProblem() {
    Answer answer = get(RIG.port(), "/nowhere", "X-Request-ID: mine");

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"/problems#not_found\",\"title\":\"Not found\",\"status\":404,"
                + "\"detail\":\"There is no such resource.\",\"code\":\"not_found\","
                + "\"request_id\":\"mine\",\"errors\":[]}");
  }

  @Test
  void requestsAreObservedByTemplate() {
    get(RIG.port(), "/items/7/parts/wheel");
    get(RIG.port(), "/nowhere/at/all");
    send(RIG.port(), request("BREW", "/ok", ""));
    send(RIG.port(), "NONSENSE\r\n\r\n");
    get(RIG.adminPort(), "/ping");

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(RIG.seen)
                    .contains(
                        new EdgeRig.Seen("GET", "/items/{id}/parts/{part}", 200),
                        new EdgeRig.Seen("GET", "unmatched", 404),
                        new EdgeRig.Seen("OTHER", "unmatched", 405),
                        new EdgeRig.Seen("OTHER", "unmatched", 400)));
    assertThat(RIG.seen)
        .as("the admin port's")
        .doesNotContain(new EdgeRig.Seen("GET", "unmatched", 200));
  }

  @Test
  void methodsThatAreNotThereSayWhichAre() {
    assertThat(send(RIG.port(), request("POST", "/ok", "")).header("Allow"))
        .contains("GET")
        .doesNotContain("POST");
    assertThat(send(RIG.port(), request("BREW", "/ok", "")).header("Allow")).contains("GET");
    assertThat(send(RIG.port(), request("OPTIONS", "/ok", "")).header("Allow")).contains("GET");
  }

  @Test
  void mediaTypesAreNegotiated() {
    assertThat(get(RIG.port(), "/ok", "Accept: image/png").status()).isEqualTo(406);
    assertThat(get(RIG.port(), "/ok", "Accept: image/png").code()).isEqualTo("not_acceptable");
    assertThat(send(RIG.port(), request("POST", "/trades", "x", "Content-Type: text/plain")).code())
        .isEqualTo("unsupported_media_type");
    assertThat(get(RIG.port(), "/application.wadl").status()).isEqualTo(404);
  }

  @Test
  void listedOriginsMayReadAndNoOthers() {
    Answer listed = get(RIG.port(), "/nowhere", "Origin: https://app.example.com");

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
      Answer refused = get(RIG.port(), "/ok", "Origin: " + other);
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
        RIG.port(),
        request(
            "OPTIONS",
            "/trades",
            "",
            "Origin: " + origin,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: X-Evil"));
  }

  @Test
  void aConnectionServesManyRequestsAndPipelinesThem() throws IOException {
    try (var client = new RawHttp(RIG.port())) {
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
    assertThat(get(RIG.port(), "/created", "Host: evil.example").status()).isEqualTo(400);
    assertThat(get(RIG.port(), "/created").header("Location")).isEqualTo("/items/1");
  }
}
