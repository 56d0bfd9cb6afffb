package coach.ops.health;

import coach.ops.Draining;
import com.codahale.metrics.health.HealthCheck;
import java.util.function.BooleanSupplier;

/// Whether this node can and wants to take requests. A shared dependency that fails later does not
/// count: every node would leave at once, and nobody would be left to say so.
public final class Readiness extends HealthCheck {
  private final BooleanSupplier started;
  private final Draining draining;

  public Readiness(BooleanSupplier started, Draining draining) {
    this.started = started;
    this.draining = draining;
  }

  /// Also true while draining: what arrives is still served.
  public boolean able() {
    return started.getAsBoolean();
  }

  public boolean ready() {
    return able() && !draining.active();
  }

  @Override
  protected Result check() {
    if (!able()) {
      return Result.unhealthy("waiting for a first connection to the database");
    }
    return draining.active() ? Result.unhealthy("draining") : Result.healthy();
  }
}
