package coach.coaching.api;

import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.TradeReview.State;
import coach.coaching.Verdict;
import coach.coaching.store.History.Entry;
import coach.shared.Money;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A line of the history.
///
/// @param symbol what the chart shows, or else what the trader said
/// @param costUsd null while nobody knows it
/// @param failure why there is no verdict
record TradeReviewSummaryView(
    String id,
    State state,
    boolean mock,
    Optional<String> symbol,
    Optional<String> timeframe,
    Optional<Direction> direction,
    Optional<Verdict> verdict,
    Optional<String> reason,
    Optional<Failure.Kind> failure,
    boolean hasImage,
    Optional<BigDecimal> costUsd,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  static TradeReviewSummaryView of(Entry entry) {
    return new TradeReviewSummaryView(
        entry.id().toString(),
        entry.state(),
        entry.mock(),
        entry.symbol().map(Symbol::value),
        entry.timeframe().map(Timeframe::text),
        entry.direction(),
        entry.verdict(),
        entry.reason(),
        entry.failure(),
        entry.image().isPresent(),
        entry.cost().map(Money::usd),
        entry.created(),
        entry.finished());
  }
}
