package coach.web;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Invariants;
import coach.platform.Mode;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeInvariantsTest {
  static final WebConfiguration GOOD =
      edge("https://coach.example.com", List.of("https://app.example.com"), List.of("10.0.0.0/24"));

  static WebConfiguration edge(String publicUrl, List<String> origins, List<String> proxies) {
    return edge(publicUrl, origins, proxies, null, null, null);
  }

  static WebConfiguration edge(
      String publicUrl,
      List<String> origins,
      List<String> proxies,
      @Nullable DataSize maxBody,
      @Nullable Duration headerDeadline,
      @Nullable Duration hsts) {
    return new WebConfiguration(
        URI.create(publicUrl), origins, proxies, maxBody, headerDeadline, hsts, false, null);
  }

  static List<String> broken(Invariants invariants, Mode mode) {
    return invariants
        .violations(mode)
        .peek(violation -> assertThat(invariants.rules()).contains(violation.rule()))
        .map(violation -> violation.rule().id() + " " + violation.key())
        .toList();
  }

  static List<String> broken(WebConfiguration edge) {
    return broken(edge, Mode.PRODUCTION);
  }

  static DefaultServerFactory server(Consumer<HttpConnectorFactory> tuned) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setMinRequestDataPerSecond(DataSize.bytes(64));
    tuned.accept(connector);
    DefaultServerFactory server = new DefaultServerFactory();
    server.setRegisterDefaultExceptionMappers(false);
    server.setApplicationConnectors(List.of(connector));
    return server;
  }

  static List<String> brokenConnector(Consumer<HttpConnectorFactory> tuned) {
    return broken(new ConnectorInvariants(server(tuned), GOOD), Mode.PRODUCTION);
  }

  @Test
  void aGoodConfigurationBreaksNothing() {
    assertThat(broken(GOOD)).isEmpty();
    assertThat(brokenConnector(connector -> {})).isEmpty();
  }

  @Test
  void developmentOnLoopbackBreaksNothing() {
    WebConfiguration local =
        edge("http://127.0.0.1:3001", List.of("http://localhost:5173"), List.of());

    assertThat(broken(local, Mode.DEVELOPMENT)).isEmpty();
    assertThat(broken(new ConnectorInvariants(server(connector -> {}), local), Mode.DEVELOPMENT))
        .isEmpty();
    assertThat(broken(local))
        .containsExactlyInAnyOrder("SEC-002 edge.publicUrl", "SEC-009 edge.corsOrigins");
  }

  @Test
  void thePublicAddressIsHttpsForAYear() {
    assertThat(broken(edge("http://coach.example.com", List.of(), List.of())))
        .containsExactly("SEC-002 edge.publicUrl");
    assertThat(
            broken(
                edge(
                    "https://coach.example.com",
                    List.of(),
                    List.of(),
                    null,
                    null,
                    Duration.days(364))))
        .containsExactly("SEC-002 edge.hstsMaxAge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "128.0.0.0/1", "10.0.0.0/7", "2000::/3"})
  void trustingAnybodyIsRefused(String block) {
    assertThat(broken(edge("https://coach.example.com", List.of(), List.of("10.0.0.0/8", block))))
        .containsExactly("SEC-003 edge.trustedProxies");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.com", "10.0.0.0/99", "10.0.0", "*"})
  void aProxyThatCannotBeReadIsRefusedInEveryMode(String block) {
    WebConfiguration edge = edge("https://coach.example.com", List.of(), List.of(block));

    assertThat(broken(edge, Mode.DEVELOPMENT)).containsExactly("EDGE-001 edge.trustedProxies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "http://app.example.com",
        "https://*.example.com",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://APP.example.com",
        "https://user@app.example.com",
        "app.example.com",
        "https://",
        "^https://.*$",
      })
  void anythingButAnExactHttpsOriginIsRefused(String origin) {
    assertThat(broken(edge("https://coach.example.com", List.of(origin), List.of())))
        .containsExactly("SEC-009 edge.corsOrigins");
  }

  @Test
  void sizesAndDeadlinesAreBounded() {
    assertThat(
            broken(
                edge(
                    "https://coach.example.com",
                    List.of(),
                    List.of(),
                    DataSize.mebibytes(17),
                    Duration.seconds(61),
                    null)))
        .containsExactlyInAnyOrder("SEC-016 edge.maxBody", "SEC-016 edge.headerDeadline");
    assertThat(brokenConnector(it -> it.setIdleTimeout(Duration.seconds(61))))
        .containsExactly("SEC-016 server.applicationConnectors[0].idleTimeout");
    assertThat(brokenConnector(it -> it.setMinRequestDataPerSecond(DataSize.bytes(0))))
        .containsExactly("SEC-016 server.applicationConnectors[0].minRequestDataPerSecond");
    assertThat(brokenConnector(it -> it.setMaxRequestHeaderSize(DataSize.kibibytes(65))))
        .containsExactly("SEC-016 server.applicationConnectors[0].maxRequestHeaderSize");
  }

  @Test
  void forwardedHeadersAreNotLeftToDropwizard() {
    assertThat(brokenConnector(connector -> connector.setUseForwardedHeaders(true)))
        .containsExactly("SEC-003 server.applicationConnectors[0].useForwardedHeaders");
  }

  @Test
  void plainHttpNeedsADeclaredProxy() {
    WebConfiguration alone = edge("https://coach.example.com", List.of(), List.of());
    HttpsConnectorFactory tls = new HttpsConnectorFactory();
    tls.setMinRequestDataPerSecond(DataSize.bytes(64));
    DefaultServerFactory secure = server(connector -> {});
    secure.setApplicationConnectors(List.of(tls));
    SimpleServerFactory simple = new SimpleServerFactory();
    simple.setRegisterDefaultExceptionMappers(false);

    assertThat(broken(new ConnectorInvariants(server(it -> {}), alone), Mode.PRODUCTION))
        .containsExactly("SEC-003 edge.trustedProxies");
    assertThat(broken(new ConnectorInvariants(secure, alone), Mode.PRODUCTION)).isEmpty();
    assertThat(broken(new ConnectorInvariants(simple, GOOD), Mode.PRODUCTION))
        .containsExactly("SEC-016 server.connector.minRequestDataPerSecond");
  }

  @Test
  void nothingInternalIsTold() {
    DefaultServerFactory server = server(connector -> {});
    server.setDetailedJsonProcessingExceptionMapper(true);
    server.setRegisterDefaultExceptionMappers(true);

    assertThat(broken(new ConnectorInvariants(server, GOOD), Mode.PRODUCTION))
        .containsExactlyInAnyOrder(
            "SEC-001 server.detailedJsonProcessingExceptionMapper",
            "SEC-001 server.registerDefaultExceptionMappers");
  }
}
