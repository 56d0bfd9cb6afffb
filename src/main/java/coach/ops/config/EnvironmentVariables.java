package coach.ops.config;

import org.jspecify.annotations.Nullable;

/// `System::getenv`, or what a test gives.
@FunctionalInterface
public interface EnvironmentVariables {
  @Nullable String get(String name);
}
