package coach.ops;

import coach.platform.Connector;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import io.dropwizard.core.server.ServerFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps the admin port to operators: looks at Dropwizard's `server` section and the admin token.
public record AdminConnectorInvariants(ServerFactory server, Optional<Secret> token)
    implements Invariants {
  private static final int TOKEN_LENGTH = 32;

  static final Rule SEC_012 =
      Rule.of(
          "SEC-012",
          Severity.ERROR,
          "the admin connector has a port of its own, and listens on loopback unless a token of"
              + " at least 32 characters guards it",
          "whoever reaches the admin port sees every thread and can drain the node",
          "export ADMIN_TOKEN=\"$(openssl rand -base64 48)\"");

  @Override
  public List<Rule> rules() {
    return List.of(SEC_012);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    List<Connector> admin = Connector.of(server).stream().filter(Connector::admin).toList();
    if (admin.isEmpty()) {
      return Stream.of(
          SEC_012
              .brokenAt("server")
              .found("no admin connector")
              .required("an admin connector with a port of its own")
              .fix("server: {adminConnectors: [{type: http, port: 3002, bindHost: 127.0.0.1}]}"));
    }
    Set<Integer> taken = applicationPorts();
    return Stream.concat(
        token.stream().flatMap(AdminConnectorInvariants::tooShort),
        admin.stream()
            .flatMap(
                connector ->
                    Stream.of(open(connector), believing(connector), shared(connector, taken))
                        .flatMap(violations -> violations)));
  }

  private static Stream<Violation> tooShort(Secret token) {
    int length = token.reveal().length();
    return Violation.when(
        length < TOKEN_LENGTH,
        SEC_012
            .brokenAt("operations.adminToken")
            .found("●●●●●● (" + length + " characters)")
            .required("at least " + TOKEN_LENGTH + " characters"));
  }

  private Stream<Violation> open(Connector connector) {
    return Violation.when(
        token.isEmpty() && !connector.isLoopback(),
        SEC_012
            .brokenAt(connector.keyOf("bindHost"))
            .required("loopback, or operations.adminToken of at least 32 characters"));
  }

  /// Without a token the peer's address decides, so that nobody may choose it.
  private static Stream<Violation> believing(Connector connector) {
    return Violation.when(
        connector.factory().isUseForwardedHeaders(),
        SEC_012
            .brokenAt(connector.keyOf("useForwardedHeaders"))
            .required("false: the admin port believes no header about who is asking")
            .fix("useForwardedHeaders: false"));
  }

  private static Stream<Violation> shared(Connector connector, Set<Integer> taken) {
    int port = connector.factory().getPort();
    return Violation.when(
        port != 0 && taken.contains(port),
        SEC_012
            .brokenAt(connector.keyOf("port"))
            .required("another port than the application's")
            .fix("export ADMIN_PORT=3002"));
  }

  private Set<Integer> applicationPorts() {
    return Connector.of(server).stream()
        .filter(connector -> !connector.admin())
        .map(connector -> connector.factory().getPort())
        .collect(Collectors.toSet());
  }
}
