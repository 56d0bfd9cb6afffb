package coach.ops;

import coach.platform.Component;
import coach.platform.db.Database.PoolFigures;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What is remembered of the database. What is not known is absent, never 0.
public record DatabaseReport(
    Component.Health health,
    Optional<Duration> latency,
    Optional<PoolFigures> pool,
    OptionalInt pendingMigrations) {

  public boolean connected() {
    return health.status() == Component.Status.UP;
  }
}
