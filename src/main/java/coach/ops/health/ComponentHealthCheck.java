package coach.ops.health;

import coach.platform.Component;
import com.codahale.metrics.health.HealthCheck;
import java.time.Instant;

/// Shows a component on the admin port; asks it for what it remembers, and nothing else.
public final class ComponentHealthCheck extends HealthCheck {
  private final Component component;

  public ComponentHealthCheck(Component component) {
    this.component = component;
  }

  @Override
  protected Result check() {
    Component.Health health = component.health();
    ResultBuilder result =
        Result.builder()
            .withMessage(health.message())
            .withDetail("critical", component.critical())
            .withDetail("checked_at", health.checkedAt().map(Instant::toString).orElse("never"));
    return health.status() == Component.Status.UP
        ? result.healthy().build()
        : result.unhealthy().build();
  }
}
