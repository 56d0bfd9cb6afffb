package coach.web.limit;

import coach.web.LimitConfiguration;
import coach.web.LimitConfiguration.Window;
import java.util.function.LongSupplier;

/// Counts in the memory of this node.
final class LocalCounter implements Counter {
  private final Windows ordinary;
  private final Windows login;
  private final Windows paid;

  LocalCounter(LimitConfiguration limits, LongSupplier nanos) {
    this.ordinary = new Windows(new Window(limits.requests(), limits.periodSeconds()), nanos);
    this.login = new Windows(limits.login(), nanos);
    this.paid = new Windows(limits.paid(), nanos);
  }

  @Override
  public Standing count(LimitClass limitClass, String key) {
    Windows windows = of(limitClass);
    return windows.accept(key, windows.limit());
  }

  Windows of(LimitClass limitClass) {
    return switch (limitClass) {
      case EXEMPT -> throw new IllegalArgumentException("what is exempt is not counted");
      case DEFAULT -> ordinary;
      case LOGIN -> login;
      case PAID -> paid;
    };
  }

  long keys() {
    return ordinary.keys() + login.keys() + paid.keys();
  }
}
