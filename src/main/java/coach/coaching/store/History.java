package coach.coaching.store;

import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.ImageId;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.Verdict;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.shared.Money;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import coach.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/// What a trader has asked for before: theirs alone.
public final class History {
  private final ReviewDao reviews;
  private final ReviewSearch search;

  public History(ReviewDao reviews, ReviewSearch search) {
    this.reviews = reviews;
    this.search = search;
  }

  /// Which reviews of the owner's.
  ///
  /// @param from the earliest creation
  /// @param to before which it was created
  public record Filter(
      Optional<Symbol> symbol,
      Optional<Verdict> verdict,
      Optional<Instant> from,
      Optional<Instant> to) {
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// One line of the list. What the chart shows, or else what the trader said.
  public record Entry(
      ReviewId id,
      State state,
      Optional<ImageId> image,
      Optional<Symbol> symbol,
      Optional<Timeframe> timeframe,
      Optional<Direction> direction,
      Optional<Verdict> verdict,
      Optional<String> reason,
      Optional<Failure.Kind> failure,
      boolean mock,
      Money cost,
      Instant created,
      Optional<Instant> finished) {}

  public Optional<TradeReview> find(UserId owner, ReviewId id) {
    return reviews.find(owner.value(), id.value()).map(Rows::review);
  }

  /// Newest first.
  public Page<Entry> list(UserId owner, Filter filter, PageRequest page) {
    return Page.of(
        search.page(owner, filter, page.after(), page.rows()).stream().map(History::entry).toList(),
        page,
        entry -> entry.id().value());
  }

  /// Empty when the owner has no such review, or not any more.
  public Optional<State> state(UserId owner, ReviewId id) {
    return reviews
        .state(owner.value(), id.value())
        .map(state -> Spelling.required(State.class, state));
  }

  private static Entry entry(ReviewSearch.Row row) {
    return new Entry(
        new ReviewId(row.id()),
        Spelling.required(State.class, row.state()),
        Optional.ofNullable(row.imageId()).map(ImageId::new),
        Optional.ofNullable(row.symbol()).map(Symbol::new),
        Optional.ofNullable(row.timeframe()).map(Timeframe::of),
        Optional.ofNullable(row.direction()).map(Direction::of),
        Optional.ofNullable(row.verdict()).map(Verdict::of),
        Optional.ofNullable(row.reason()),
        Optional.ofNullable(row.failure()).map(it -> Spelling.required(Failure.Kind.class, it)),
        row.mock(),
        new Money(row.costMicroUsd()),
        row.createdAt(),
        Optional.ofNullable(row.finishedAt()));
  }
}
