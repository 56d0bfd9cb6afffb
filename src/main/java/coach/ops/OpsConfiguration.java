package coach.ops;

import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Secret;
import coach.platform.Violation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `operations` section.
///
/// @param adminToken for the admin port, and for operator endpoints on the application port
public record OpsConfiguration(Optional<Secret> adminToken, @Valid GraphiteConfiguration graphite)
    implements Invariants {

  public OpsConfiguration(Optional<Secret> adminToken, @Nullable GraphiteConfiguration graphite) {
    this.adminToken = adminToken;
    this.graphite = requireNonNullElse(graphite, GraphiteConfiguration.OFF);
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }
}
