package coach.coaching.review;

import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.Verdict;
import coach.coaching.interview.Ended;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Arrays;

/// Reviews by verdict and by failure, how often a model had to be asked again, and how long it
/// took.
public final class ReviewMetrics implements ReviewObserver {
  private final Counter reviews;
  private final Counter failures;
  private final Counter repairs;
  private final Histogram seconds;

  public ReviewMetrics(PrometheusRegistry registry) {
    this.reviews = counter("coach_reviews_total", "Reviews that are done, by verdict.", "verdict");
    this.failures = counter("coach_review_failures_total", "Reviews that failed, by kind.", "kind");
    this.repairs =
        counter("coach_review_repairs_total", "Second questions, by what they brought.", "outcome");
    this.seconds =
        Histogram.builder()
            .name("coach_review_seconds")
            .help("From the start of a review to its end.")
            .classicOnly()
            .classicUpperBounds(0.5, 1, 2.5, 5, 10, 15, 20, 25, 30, 35, 45, 60, 90, 120)
            .withoutExemplars()
            .register(registry);
    registry.register(reviews);
    registry.register(failures);
    registry.register(repairs);
    begin();
  }

  private static Counter counter(String name, String help, String label) {
    return Counter.builder().name(name).help(help).labelNames(label).withoutExemplars().build();
  }

  private void begin() {
    Arrays.stream(Verdict.values()).map(Verdict::text).forEach(reviews::initLabelValues);
    Arrays.stream(Failure.Kind.values()).map(Failure.Kind::text).forEach(failures::initLabelValues);
    repairs.initLabelValues("mended");
    repairs.initLabelValues("in_vain");
  }

  @Override
  public void ended(Ended ended, Duration took) {
    switch (ended) {
      case Ended.Done(var result, _) ->
          reviews.labelValues(result.conclusion().verdict().text()).inc();
      case Ended.Failed(var failure, _) -> failures.labelValues(failure.kind().text()).inc();
    }
    if (ended.bill().questions() > 1) {
      repairs.labelValues(isMended(ended) ? "mended" : "in_vain").inc();
    }
    seconds.observe(took.toMillis() / 1000.0);
  }

  private static boolean isMended(Ended ended) {
    return ended instanceof Ended.Done(var result, _)
        && result.findings().stream().noneMatch(Finding::isError);
  }
}
