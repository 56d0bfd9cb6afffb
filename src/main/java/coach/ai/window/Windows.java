package coach.ai.window;

import coach.ai.window.Figures.Latency;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the ledger says of some spans, at one moment.
public record Windows(Map<Span, Window> spans) {

  /// @param byModel in the order of their names
  public record Window(Figures all, Map<String, Figures> byModel) {
    static final Window EMPTY = new Window(Figures.NONE, Map.of());
  }

  public Window of(Span span) {
    return spans.getOrDefault(span, Window.EMPTY);
  }

  /// The short spans: cheap to read, and what alarms are made of.
  static Windows recent(WindowDao dao, Instant now) {
    return of(
        dao.figures(
            Span.FIVE_MINUTES.text(),
            now.minus(Duration.ofMinutes(5)),
            Span.HOUR.text(),
            now.minus(Duration.ofHours(1))));
  }

  /// The long spans, apart: however many answers a day has, the short ones do not wait for them.
  ///
  /// @param zone of the budget's day
  static Windows daily(WindowDao dao, Instant now, ZoneId zone) {
    Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return of(
        dao.figures(Span.DAY.text(), now.minus(Duration.ofDays(1)), Span.TODAY.text(), today));
  }

  private static Windows of(List<WindowDao.Row> rows) {
    Map<Span, Figures> all = new EnumMap<>(Span.class);
    Map<Span, Map<String, Figures>> byModel = new EnumMap<>(Span.class);
    for (WindowDao.Row row : rows) {
      Span span = Span.of(row.span());
      if (row.provider() == null || row.model() == null) {
        all.put(span, figures(row));
      } else {
        String model = row.provider() + "/" + row.model(); // a newer node may know more providers
        byModel.computeIfAbsent(span, _ -> new TreeMap<>()).put(model, figures(row));
      }
    }
    Map<Span, Window> spans = new EnumMap<>(Span.class);
    all.forEach(
        (span, figures) ->
            spans.put(span, new Window(figures, byModel.getOrDefault(span, Map.of()))));
    return new Windows(spans);
  }

  private static Figures figures(WindowDao.Row row) {
    return new Figures(
        row.requests(),
        row.counted(),
        row.succeeded(),
        latency(row),
        row.attempts(),
        row.tokens(),
        new Money(row.costMicroUsd()),
        new Money(row.wastedMicroUsd()),
        row.unsettled(),
        new Money(row.unsettledMicroUsd()));
  }

  private static Optional<Latency> latency(WindowDao.Row row) {
    return row.p50() == null || row.p95() == null || row.p99() == null
        ? Optional.empty()
        : Optional.of(new Latency(row.p50(), row.p95(), row.p99()));
  }
}
