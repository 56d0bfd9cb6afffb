package coach.web.limit;

import coach.web.LimitConfiguration;
import coach.web.LimitConfiguration.Window;
import coach.web.LimitedCaller.Ration;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts in the memory of this node.
final class LocalCounter implements Counter {
  private final OfClass ordinary;
  private final OfClass login;
  private final OfClass paid;
  private final Windows rations;

  LocalCounter(LimitConfiguration limits, LongSupplier nanos) {
    this.ordinary = OfClass.of(new Window(limits.requests(), limits.periodSeconds()), nanos);
    this.login = OfClass.of(limits.login(), nanos);
    this.paid = OfClass.of(limits.paid(), nanos);
    this.rations = new Windows(RATION_PERIOD, nanos);
  }

  /// The windows of one class, where every key has the same limit.
  record OfClass(Windows windows, int limit) {
    private static OfClass of(Window window, LongSupplier nanos) {
      return new OfClass(
          new Windows(Duration.ofSeconds(window.periodSeconds()), nanos), window.requests());
    }
  }

  @Override
  public Standing count(LimitClass limitClass, String key) {
    OfClass all = of(limitClass);
    return all.windows().accept(key, all.limit());
  }

  @Override
  public Standing count(Ration ration) {
    return rations.accept(ration.key(), ration.requestsPerMinute());
  }

  OfClass of(LimitClass limitClass) {
    return switch (limitClass) {
      case EXEMPT -> throw new IllegalArgumentException("what is exempt is not counted");
      case DEFAULT -> ordinary;
      case LOGIN -> login;
      case PAID -> paid;
    };
  }

  Windows rations() {
    return rations;
  }

  long keys() {
    return ordinary.windows().keys()
        + login.windows().keys()
        + paid.windows().keys()
        + rations.keys();
  }
}
