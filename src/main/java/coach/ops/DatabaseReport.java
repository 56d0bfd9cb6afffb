package coach.ops;

import coach.platform.Component;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What is remembered of the database. What is not known is absent, never 0.
public record DatabaseReport(
    Component.Health health,
    Optional<Duration> latency,
    Optional<Pool> pool,
    OptionalInt pendingMigrations) {

  /// @param waiting requests that wait for a connection
  public record Pool(int size, int active, int idle, int waiting) {}

  public boolean connected() {
    return health.status() == Component.Status.UP;
  }
}
