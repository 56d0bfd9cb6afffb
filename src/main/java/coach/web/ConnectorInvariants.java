package coach.web;

import static coach.platform.CommonRules.SEC_001;
import static coach.web.EdgeRules.SEC_003;
import static coach.web.EdgeRules.SEC_016;

import coach.platform.Connector;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.List;
import java.util.stream.Stream;

/// What Dropwizard's `server` section must hold for the edge to keep its promises.
public final class ConnectorInvariants implements Invariants {
  private static final int MAX_IDLE_SECONDS = 60;
  private static final long MAX_HEADER_BYTES = 64 * 1024;

  private final ServerFactory server;
  private final WebConfiguration edge;

  public ConnectorInvariants(ServerFactory server, WebConfiguration edge) {
    this.server = server;
    this.edge = edge;
  }

  @Override
  public List<Rule> rules() {
    return List.of(SEC_001, SEC_003, SEC_016);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.concat(
        details(),
        Connector.of(server).stream()
            .filter(connector -> !connector.admin())
            .flatMap(connector -> of(connector, mode)));
  }

  private Stream<Violation> details() {
    return server instanceof AbstractServerFactory factory
        ? Stream.concat(
            Violation.when(
                isOn(factory.getDetailedJsonProcessingExceptionMapper()),
                SEC_001.brokenAt("server.detailedJsonProcessingExceptionMapper")),
            Violation.when(
                isOn(factory.getRegisterDefaultExceptionMappers()),
                SEC_001.brokenAt("server.registerDefaultExceptionMappers")))
        : Stream.empty();
  }

  private Stream<Violation> of(Connector connector, Mode mode) {
    return Stream.of(
            Violation.when(
                connector.factory().isUseForwardedHeaders(),
                SEC_003
                    .brokenAt(connector.keyOf("useForwardedHeaders"))
                    .required(
                        "false: the edge reads forwarded addresses, from trusted proxies only")
                    .fix("useForwardedHeaders: false")),
            Violation.when(
                isUnprotected(connector.factory(), mode),
                SEC_003.brokenAt("edge.trustedProxies").found("plain http at " + connector.key())),
            limits(connector))
        .flatMap(violations -> violations);
  }

  private boolean isUnprotected(HttpConnectorFactory connector, Mode mode) {
    return !(connector instanceof HttpsConnectorFactory)
        && edge.trustedProxies().isEmpty()
        && !edge.isLocal(mode);
  }

  private static Stream<Violation> limits(Connector connector) {
    HttpConnectorFactory factory = connector.factory();
    return Stream.of(
            Violation.when(
                factory.getMinRequestDataPerSecond().toBytes() < 1,
                SEC_016
                    .brokenAt(connector.keyOf("minRequestDataPerSecond"))
                    .required("more than 0")
                    .fix("minRequestDataPerSecond: 64B")),
            Violation.when(
                factory.getIdleTimeout().toMilliseconds() > MAX_IDLE_SECONDS * 1000L,
                SEC_016
                    .brokenAt(connector.keyOf("idleTimeout"))
                    .required("at most " + MAX_IDLE_SECONDS + "s")
                    .fix("idleTimeout: 30s")),
            Violation.when(
                factory.getMaxRequestHeaderSize().toBytes() > MAX_HEADER_BYTES,
                SEC_016
                    .brokenAt(connector.keyOf("maxRequestHeaderSize"))
                    .required("at most 64KiB")
                    .fix("maxRequestHeaderSize: 8KiB")))
        .flatMap(violations -> violations);
  }

  private static boolean isOn(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
