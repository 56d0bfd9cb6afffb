package coach.ops;

import java.util.Optional;

/// `operations.deployment`: who put this version here, and from which commit.
public record DeploymentConfiguration(Optional<String> by, Optional<String> commit) {
  static final DeploymentConfiguration UNKNOWN =
      new DeploymentConfiguration(Optional.empty(), Optional.empty());
}
