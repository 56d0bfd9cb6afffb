package coach.identity.login;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/// How attempts to log in end.
public final class LoginCounter {
  /// The closed set of ends.
  enum Outcome {
    SUCCESS,
    FAILURE,
    DELAYED
  }

  private final Counter logins;

  public LoginCounter(PrometheusRegistry registry) {
    this.logins =
        Counter.builder()
            .name("coach_logins_total")
            .help("Attempts to log in, by how they ended.")
            .labelNames("outcome")
            .withoutExemplars()
            .register(registry);
    for (Outcome outcome : Outcome.values()) {
      logins.initLabelValues(outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  void count(Outcome outcome) {
    logins.labelValues(outcome.name().toLowerCase(Locale.ROOT)).inc();
  }
}
