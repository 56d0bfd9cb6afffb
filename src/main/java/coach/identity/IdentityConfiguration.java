package coach.identity;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Secret;
import coach.platform.Violation;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The `identity` section.
///
/// @param jwtSecret signs and verifies access tokens; absent in development = generated
/// @param jwtSecretPrevious verifies only, while a rotation is under way
public record IdentityConfiguration(
    Optional<Secret> jwtSecret,
    Optional<Secret> jwtSecretPrevious,
    @NotNull Registration registration)
    implements Invariants {

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }
}
