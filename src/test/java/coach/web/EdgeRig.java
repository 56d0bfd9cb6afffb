package coach.web;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Problem;
import coach.web.RawHttp.Answer;
import io.dropwizard.util.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server of resources that misbehave, behind the edge, and what the edge observed of it.
final class EdgeRig implements AutoCloseable {
  static final String HUGE_HEADER = "X-Fill: " + "f".repeat(9_000);

  record Seen(String method, String route, int status) {}

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  final EdgeServer server =
      new EdgeServer(
          EdgeServer.edge(List.of("https://app.example.com"), List.of(), null),
          Contributions.NONE
              .withObservers(
                  List.of(
                      (method, route, status, nanos) -> seen.add(new Seen(method, route, status))))
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

  int port() {
    return server.port();
  }

  int adminPort() {
    return server.adminPort();
  }

  static void assertSafe(Answer answer, int status) {
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

  @Override
  public void close() {
    server.close();
  }
}
