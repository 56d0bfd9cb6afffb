package coach.ops.health;

import coach.ops.HealthInvariants;
import io.dropwizard.health.HealthStateListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log once when the node becomes ready or alive, or stops being it.
///
/// Thread-safe: the last word of each check is one map entry. Dropwizard tells every change twice.
public final class HealthLog implements HealthStateListener {
  private static final Logger log = LoggerFactory.getLogger(HealthLog.class);

  private final Map<String, Boolean> told = new ConcurrentHashMap<>();

  @Override
  public void onStateChanged(String name, boolean healthy) {
    Boolean before = told.put(name, healthy);
    if (before != null && before == healthy) {
      return;
    }
    if (healthy) {
      log.info("Health check {} passes", name);
    } else if (name.equals(HealthInvariants.READY)) {
      log.info("Not ready: traffic should go elsewhere; what arrives is served");
    } else {
      log.error("Health check {} fails: see /healthcheck and /threads on the admin port", name);
    }
  }

  @Override
  public void onHealthyCheck(String name) {
    // every check: only changes are worth a line
  }

  @Override
  public void onUnhealthyCheck(String name) {
    // as above
  }
}
