package coach.web;

import static coach.web.RawHttp.get;
import static coach.web.RawHttp.request;
import static coach.web.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import coach.web.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LimitSeamTest {
  static final AtomicReference<LimitSubject> ASKED = new AtomicReference<>();
  static final EdgeServer SERVER =
      new EdgeServer(
          EdgeServer.edge(List.of("https://app.example.com"), List.of("127.0.0.0/8"), null),
          Contributions.NONE.withLimits(
              LimitSeamTest::decide,
              request ->
                  Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                      .map(header -> new LimitedCaller(header, Optional.empty()))));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Optional<LimitDecision> decide(LimitSubject subject) {
    ASKED.set(subject);
    return switch (subject.path()) {
      case "/page" -> Optional.empty();
      case "/login", "/v1/login" ->
          Optional.of(new LimitDecision(false, "login", 10, 0, 1_700_000_060, 42));
      default -> Optional.of(new LimitDecision(true, "default", 100, 99, 1_700_000_060, 0));
    };
  }

  @Test
  void whatIsLeftIsToldOnEveryAnswer() {
    for (String path : List.of("/ok", "/nowhere", "/problem/bug", "/servlet/throw")) {
      Answer answer = get(SERVER.port(), path);

      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("99");
      assertThat(answer.header("X-RateLimit-Reset")).isEqualTo("1700000060");
    }
  }

  @Test
  void tooManyAreRefusedBeforeAnythingElseHappens() {
    Answer answer = get(SERVER.port(), "/login", "Origin: https://app.example.com");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("over_limit");
    assertThat(answer.header("Retry-After")).isEqualTo("42");
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
    assertThat(get(SERVER.port(), "/v1/login").json().at("/error/type").asText())
        .isEqualTo("rate_limit_error");
  }

  @Test
  void whoIsRefusedBeforeTheirBodyArrivesIsToldThatTheConnectionEnds() throws IOException {
    try (RawHttp early = new RawHttp(SERVER.port());
        RawHttp whole = new RawHttp(SERVER.port())) {
      early.write(request("POST", "/login", "", "Content-Length: 2"));
      whole.write(request("POST", "/login", "{}"));

      assertThat(early.read().all("Connection")).containsExactly("close");
      assertThat(whole.read().all("Connection")).isEmpty();
      whole.write(request("GET", "/ok", ""));
      assertThat(whole.read().status()).isEqualTo(200);
    }
  }

  @Test
  void noSpellingOfAPathEscapesItsLimit() {
    for (String path : List.of("/login/", "/login;a=b", "/%6cogin", "/./login", "/x/../login")) {
      int status = get(SERVER.port(), path).status();

      assertThat(status).as(path).isIn(429, 400);
    }
  }

  @Test
  void whatIsExemptSaysNothing() {
    assertThat(get(SERVER.port(), "/page").has("X-RateLimit-Limit")).isFalse();
    assertThat(get(SERVER.adminPort(), "/ping").has("X-RateLimit-Limit")).isFalse();
  }

  @Test
  void theClientIsTheOneBehindTrustedProxies() {
    get(SERVER.port(), "/ok", "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 127.0.0.2");
    assertThat(ASKED.get().clientKey()).isEqualTo("203.0.113.9");

    get(SERVER.port(), "/ok", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 203.0.113.8");
    assertThat(ASKED.get().clientKey()).isEqualTo("203.0.113.8");

    get(SERVER.port(), "/ok", "X-Forwarded-For: 2001:db8:1:2:3:4:5:6");
    assertThat(ASKED.get().clientKey()).isEqualTo("2001:db8:1:2:0:0:0:0/64");

    get(SERVER.port(), "/ok", "X-Forwarded-For: nonsense");
    assertThat(ASKED.get().clientKey()).isEqualTo("127.0.0.1");

    send(SERVER.port(), request("GET", "/ok", "", "Authorization: me"));
    assertThat(ASKED.get().caller()).contains(new LimitedCaller("me", Optional.empty()));
    assertThat(ASKED.get().clientKey()).isEqualTo("127.0.0.1");
  }
}
