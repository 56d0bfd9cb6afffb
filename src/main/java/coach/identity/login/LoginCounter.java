package coach.identity.login;

import coach.shared.Spelling;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

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
      logins.initLabelValues(Spelling.of(outcome));
    }
  }

  void count(Outcome outcome) {
    logins.labelValues(Spelling.of(outcome)).inc();
  }
}
