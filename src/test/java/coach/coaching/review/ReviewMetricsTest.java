package coach.coaching.review;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.Readings;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.TradeReview.Result;
import coach.coaching.Verdict;
import coach.coaching.interview.Ended;
import coach.shared.Money;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewMetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ReviewMetrics metrics = new ReviewMetrics(registry);

  @Test
  void everyLabelIsThereFromTheStart() {
    assertThat(counter("coach_reviews").getDataPoints()).hasSize(Verdict.values().length);
    assertThat(counter("coach_review_failures").getDataPoints())
        .hasSize(Failure.Kind.values().length);
  }

  @Test
  void reviewsAreCountedByWhatBecameOfThem() {
    metrics.ended(done(Verdict.TAKE, 1), Duration.ofSeconds(3));
    metrics.ended(done(Verdict.TAKE, 2), Duration.ofSeconds(3));
    metrics.ended(
        new Ended.Failed(Failure.of(Failure.Kind.DEADLINE, "Late."), bill(1)),
        Duration.ofSeconds(60));

    assertThat(value("coach_reviews", "take")).isEqualTo(2);
    assertThat(value("coach_review_failures", "deadline")).isEqualTo(1);
    assertThat(value("coach_review_repairs", "mended")).isEqualTo(1);
    assertThat(((HistogramSnapshot) metric("coach_review_seconds")).getDataPoints().getFirst())
        .extracting(it -> it.getSum(), it -> it.getCount())
        .containsExactly(66.0, 3L);
  }

  @Test
  void aSecondQuestionThatMendedNothingWasInVain() {
    Finding error = new Finding(Finding.Kind.STOP_EQUALS_ENTRY, "stop", "It is the entry.");
    Result result =
        new Result(
            Readings.usual(), List.of(error), new Conclusion(Verdict.UNCLEAR, error.message()));

    metrics.ended(new Ended.Done(result, bill(2)), Duration.ofSeconds(3));

    assertThat(value("coach_review_repairs", "in_vain")).isEqualTo(1);
  }

  private static Ended done(Verdict verdict, int questions) {
    return new Ended.Done(
        new Result(Readings.usual(), List.of(), new Conclusion(verdict, "Why.")), bill(questions));
  }

  private static Bill bill(int questions) {
    return new Bill(Optional.of("openai/x"), Optional.of(Money.ZERO), questions, questions, false);
  }

  private double value(String name, String label) {
    return counter(name).getDataPoints().stream()
        .filter(point -> point.getLabels().getValue(0).equals(label))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private CounterSnapshot counter(String name) {
    return (CounterSnapshot) metric(name);
  }

  private MetricSnapshot metric(String name) {
    return registry.scrape().stream()
        .filter(metric -> metric.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
