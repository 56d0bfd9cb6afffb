package coach.ops.health;

import coach.platform.Component;
import coach.shared.Spelling;
import com.codahale.metrics.health.HealthCheck;
import java.time.Instant;

/// Shows a component on the admin port; asks it for what it remembers, and nothing else. One that
/// the service works without is told to be down, and counts as healthy: whoever watches the page's
/// status would take the node away for it.
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
            .withDetail("status", Spelling.of(health.status()))
            .withDetail("critical", component.critical())
            .withDetail("checked_at", health.checkedAt().map(Instant::toString).orElse("never"));
    return health.status() == Component.Status.UP || !component.critical()
        ? result.healthy().build()
        : result.unhealthy().build();
  }
}
