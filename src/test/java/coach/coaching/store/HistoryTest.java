package coach.coaching.store;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Commissions;
import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.FakeCharts;
import coach.coaching.Reading;
import coach.coaching.Reading.Chart;
import coach.coaching.Readings;
import coach.coaching.ReviewDatabase;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.TradeReview.Result;
import coach.coaching.Verdict;
import coach.coaching.interview.Ended;
import coach.coaching.store.History.Entry;
import coach.coaching.store.History.Filter;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.shared.Money;
import coach.shared.Symbol;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final ReviewDatabase database = new ReviewDatabase();
  private final History history = database.history;
  private final FakeCharts charts = new FakeCharts();
  private final UserId alice = database.user();
  private final UserId bob = database.user();

  @Test
  void pagesGoFromTheNewestToTheOldestWithoutAGap() {
    fill(alice, 25);
    fill(bob, 5);

    List<Entry> all = all(alice, Filter.ALL, 10);

    assertThat(all).hasSize(25);
    assertThat(all)
        .extracting(Entry::created)
        .isSortedAccordingTo(Comparator.<Instant>reverseOrder());
    assertThat(all).extracting(Entry::id).doesNotHaveDuplicates();
  }

  @Test
  void eachFilterKeepsWhatItNames() {
    fill(alice, 24);
    Filter euro = filter("EURUSD", null, null, null);
    Filter taken = filter(null, Verdict.TAKE, null, null);
    Filter both = filter("EURUSD", Verdict.TAKE, null, null);

    assertThat(all(alice, euro, 5))
        .hasSize(12)
        .allSatisfy(it -> assertThat(it.symbol()).contains(new Symbol("EURUSD")));
    assertThat(all(alice, taken, 5))
        .hasSize(8)
        .allSatisfy(it -> assertThat(it.verdict()).contains(Verdict.TAKE));
    assertThat(all(alice, both, 5)).hasSize(4);
  }

  @Test
  void aSymbolThatWasSaidIsFoundWhereNoneWasRead() {
    ReviewId failed = begin("TSLA");
    ReviewId done = begin("TSLA");
    ReviewId other = begin("TSLA");
    database.store.end(
        failed,
        new Ended.Failed(Failure.of(Failure.Kind.DECLINED, "It will not."), Bill.UNWRITTEN));
    database.store.end(done, ended(unread()));
    database.store.end(other, ended(Readings.usual()));

    assertThat(all(alice, filter("TSLA", null, null, null), 10))
        .extracting(Entry::id)
        .containsExactlyInAnyOrder(failed, done);
    assertThat(all(alice, filter("EURUSD", null, null, null), 10))
        .extracting(Entry::id)
        .containsExactly(other);
    assertThat(all(alice, Filter.ALL, 10)).allSatisfy(it -> assertThat(it.symbol()).isPresent());
  }

  private ReviewId begin(String symbol) {
    ReviewId id = new ReviewId(UUID.randomUUID());
    Said said = Readings.said(symbol, "1h", Direction.LONG);
    database.store.begin(
        id,
        Commissions.of(alice, said, Optional.empty(), Optional.empty()),
        Optional.empty(),
        () -> {});
    return id;
  }

  private static Ended ended(Reading reading) {
    return new Ended.Done(
        new Result(reading, List.of(), new Conclusion(Verdict.WAIT, "Why.")),
        new Bill(Optional.of("openai/x"), Optional.of(Money.ZERO), 1, 1, false));
  }

  private static Reading unread() {
    Reading it = Readings.usual();
    Chart chart =
        new Chart(
            Optional.empty(),
            Optional.empty(),
            it.chart().axis(),
            it.chart().lastPrice(),
            it.chart().trend(),
            it.chart().levels());
    return new Reading(true, Optional.empty(), chart, it.setup(), it.plan(), it.opinion());
  }

  @Test
  void timesAreFromTheFirstToBeforeTheLast() {
    fill(alice, 10);
    Instant third = ReviewDatabase.START.plus(Duration.ofMinutes(3));
    Instant sixth = ReviewDatabase.START.plus(Duration.ofMinutes(6));

    assertThat(all(alice, filter(null, null, third, sixth), 2))
        .extracting(Entry::created)
        .containsExactly(
            third.plus(Duration.ofMinutes(2)), third.plus(Duration.ofMinutes(1)), third);
    assertThat(all(alice, filter(null, null, Instant.MIN, Instant.MAX), 100)).hasSize(10);
    assertThat(all(alice, filter(null, null, Instant.MAX, null), 100)).isEmpty();
  }

  @Test
  void whatIsDeletedIsNotThereAnyMore() {
    fill(alice, 3);
    ReviewId id = all(alice, Filter.ALL, 10).getFirst().id();

    assertThat(database.store.delete(bob, id, charts)).isFalse();
    assertThat(database.store.delete(alice, id, charts)).isTrue();
    assertThat(database.store.delete(alice, id, charts)).isFalse();

    assertThat(history.find(alice, id)).isEmpty();
    assertThat(history.state(alice, id)).isEmpty();
    assertThat(all(alice, Filter.ALL, 10)).hasSize(2);
  }

  @Test
  void anothersIsNotThere() {
    fill(alice, 1);
    ReviewId id = all(alice, Filter.ALL, 10).getFirst().id();

    assertThat(history.find(bob, id)).isEmpty();
    assertThat(history.state(bob, id)).isEmpty();
    assertThat(all(bob, Filter.ALL, 10)).isEmpty();
  }

  @Test
  void everyPageIsReadAlongAnIndexOfItsOwn() {
    fill(bob, 20_000);
    fill(alice, 10_000);
    database.execute("ANALYZE trade_reviews");
    UUID middle = all(alice, Filter.ALL, 500).get(4_000).id().value();

    assertThat(plan(middle, "")).contains("trade_reviews_owner").doesNotContain("Sort", "Seq");
    assertThat(plan(middle, "AND symbol = 'EURUSD'"))
        .contains("trade_reviews_symbol")
        .doesNotContain("Sort", "Seq");
    assertThat(plan(middle, "AND symbol = 'EURUSD' AND verdict = 'take'"))
        .contains("trade_reviews_symbol_verdict")
        .doesNotContain("Sort", "Seq");
    assertThat(plan(middle, "AND verdict = 'unclear'"))
        .contains("trade_reviews_verdict")
        .doesNotContain("Sort", "Seq");
  }

  private String plan(UUID before, String filter) {
    return database
        .rows(
            """
            EXPLAIN SELECT * FROM trade_reviews
            WHERE owner = '%s' AND deleted_at IS NULL AND id < '%s' %s
            ORDER BY id DESC LIMIT 101
            """
                .formatted(alice, before, filter))
        .stream()
        .map(row -> row.values().toString())
        .collect(Collectors.joining("\n"));
  }

  private List<Entry> all(UserId owner, Filter filter, int pageSize) {
    List<Entry> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Entry> page = history.list(owner, filter, PageRequest.of(pageSize, cursor.orElse(null)));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  /// One each minute; every second of the euro, every third to be taken.
  private void fill(UserId owner, int count) {
    database.execute(
        """
        INSERT INTO trade_reviews
            (id, owner, state, prompt_version, request_id, model, answer, findings, symbol,
             timeframe, direction, verdict, reason, created_at, updated_at, finished_at)
        SELECT
            (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000'
                || 'a' || substr(md5('%1$s' || n), 1, 15))::uuid,
            '%1$s', 'done', 'review-v1', 'r', 'openai/x', '{}', '[]',
            CASE n %% 2 WHEN 0 THEN 'EURUSD' ELSE 'AAPL' END, '1h', 'long',
            CASE n %% 3 WHEN 0 THEN 'take' ELSE 'skip' END, 'Why.', at, at, at
        FROM (SELECT n, timestamptz '%2$s' + n * interval '1 minute' AS at
              FROM generate_series(0, %3$d - 1) n) times
        """
            .formatted(owner, ReviewDatabase.START, count));
  }

  private static Filter filter(
      @Nullable String symbol,
      @Nullable Verdict verdict,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new Filter(
        Optional.ofNullable(symbol).map(Symbol::new),
        Optional.ofNullable(verdict),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }
}
