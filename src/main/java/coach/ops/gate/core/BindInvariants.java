package coach.ops.gate.core;

import coach.platform.Connector;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import io.dropwizard.core.server.ServerFactory;
import java.util.List;
import java.util.stream.Stream;

/// What a mode may listen on.
public record BindInvariants(ServerFactory server) implements Invariants {

  @Override
  public List<Rule> rules() {
    return List.of(CoreRules.CORE_002);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Connector.of(server).stream()
        .filter(connector -> mode.isDevelopment() && !connector.isLoopback())
        .map(connector -> CoreRules.CORE_002.brokenAt(connector.keyOf("bindHost")));
  }
}
