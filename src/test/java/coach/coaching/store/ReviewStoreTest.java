package coach.coaching.store;

import static coach.coaching.Readings.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.coaching.Commissions;
import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.FakeCharts;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.Reading.Plan;
import coach.coaching.Readings;
import coach.coaching.ReviewDatabase;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Result;
import coach.coaching.TradeReview.State;
import coach.coaching.answer.RandomReadings;
import coach.coaching.check.Checks;
import coach.coaching.check.Examined;
import coach.coaching.check.VerdictRules;
import coach.coaching.interview.Ended;
import coach.coaching.store.ReviewDao.Lease;
import coach.shared.Money;
import coach.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewStoreTest {
  private static final Bill BILL =
      new Bill(Optional.of("openai/gpt-5.6-terra"), Optional.of(new Money(1_234)), 3, 2, false);

  private final ReviewDatabase database = new ReviewDatabase();
  private final ReviewStore store = database.store;
  private final UserId owner = database.user();

  @Test
  void whatIsBegunIsThereWithWhatTheTraderSaid() {
    Said said = Readings.said("EURUSD", "1h", Direction.LONG);
    ImageId image = new ImageId(UUID.randomUUID());
    ReviewId id = new ReviewId(UUID.randomUUID());

    store.begin(
        id,
        Commissions.of(owner, said, Optional.empty(), Optional.empty()),
        Optional.of(image),
        () -> {});

    TradeReview review = find(id);
    assertThat(review.state()).isEqualTo(State.ACCEPTED);
    assertThat(review.said()).isEqualTo(said);
    assertThat(review.image()).contains(image);
    assertThat(review.promptVersion()).isEqualTo("review-v1");
    assertThat(review.bill())
        .isEqualTo(new Bill(Optional.empty(), Optional.of(Money.ZERO), 0, 0, false));
  }

  @Test
  void aReviewAndWhatGoesWithItAreBothThereOrNeither() {
    ReviewId id = new ReviewId(UUID.randomUUID());

    assertThatThrownBy(
            () ->
                store.begin(
                    id,
                    Commissions.plan(owner),
                    Optional.empty(),
                    () -> {
                      throw new IllegalStateException("no ticket");
                    }))
        .hasMessage("no ticket");

    assertThat(database.history.find(owner, id)).isEmpty();
  }

  @Test
  void whatIsDoneIsReadAsItWas() {
    ReviewId id = begun();
    Result result = result(Readings.usual());

    boolean ours = store.end(id, new Ended.Done(result, BILL));

    TradeReview review = find(id);
    assertThat(ours).isTrue();
    assertThat(review.state()).isEqualTo(State.DONE);
    assertThat(review.result()).contains(result);
    assertThat(review.bill()).isEqualTo(BILL);
    assertThat(review.failure()).isEmpty();
    assertThat(review.times().finished()).contains(ReviewDatabase.START);
  }

  @Test
  void everyReadingCanBeKept() {
    RandomReadings random = new RandomReadings(11);
    for (int i = 0; i < 200; i++) {
      ReviewId id = begun();
      Result result = result(random.next());

      store.end(id, new Ended.Done(result, BILL));

      assertThat(find(id).result()).contains(result);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureCanBeKept(Failure.Kind kind) {
    ReviewId id = begun();
    Failure failure = new Failure(kind, "Why.", Optional.of(ReviewDatabase.START.plusSeconds(60)));

    store.end(id, new Ended.Failed(failure, Bill.UNWRITTEN));

    assertThat(find(id).failure()).contains(failure);
    assertThat(find(id).state()).isEqualTo(State.FAILED);
  }

  @Test
  void aReviewIsAPrediction() {
    ReviewId id = begun();

    store.end(id, new Ended.Done(result(Readings.usual()), BILL));

    assertThat(prediction(id))
        .containsEntry("owner", owner.value())
        .containsEntry("symbol", "EURUSD")
        .containsEntry("timeframe", "1h")
        .containsEntry("direction", "long")
        .containsEntry("entry", new BigDecimal("104"))
        .containsEntry("stop", new BigDecimal("102"))
        .containsEntry("target", new BigDecimal("108"))
        .containsEntry("horizon", "swing")
        .containsEntry("horizon_bars", 20)
        .containsEntry("confidence", new BigDecimal("0.6"))
        .containsEntry("model", "openai/gpt-5.6-terra")
        .containsEntry("mock", false);
  }

  @Test
  void whatDidNotPassTheChecksIsForetoldAsUnknown() {
    ReviewId id = begun();

    store.end(
        id, new Ended.Done(result(Readings.of(plan(Direction.LONG, "104", "105", "108"))), BILL));

    assertThat(prediction(id))
        .containsEntry("direction", "long")
        .containsEntry("entry", null)
        .containsEntry("stop", null)
        .containsEntry("target", null);
  }

  @Test
  void noTradeIsAPredictionToo() {
    ReviewId id = begun();

    store.end(id, new Ended.Done(result(Readings.of(Plan.NONE)), BILL));

    assertThat(prediction(id)).containsEntry("direction", "none").containsEntry("entry", null);
  }

  @Test
  void aReviewEndsOnce() {
    ReviewId id = begun();
    store.end(id, new Ended.Done(result(Readings.usual()), BILL));

    boolean again = store.end(id, new Ended.Done(result(Readings.usual()), BILL));
    boolean failed =
        store.end(id, new Ended.Failed(Failure.of(Failure.Kind.INTERNAL, "x"), Bill.UNWRITTEN));

    assertThat(again).isFalse();
    assertThat(failed).isFalse();
    assertThat(store.move(id, State.READING)).isFalse();
    assertThat(find(id).state()).isEqualTo(State.DONE);
  }

  @Test
  void whatNobodyIsAtWorkOnAnyMoreEndsAsInterrupted() {
    ReviewId lost = begun();
    ReviewId alive = begun();
    List<Lease> before = store.leases();
    database.pass(Duration.ofSeconds(2));
    store.renew(List.of(alive));

    before.forEach(store::interrupt);

    assertThat(find(lost).failure().orElseThrow())
        .isEqualTo(Failure.of(Failure.Kind.INTERRUPTED, ReviewStore.INTERRUPTED));
    assertThat(find(alive).state()).isEqualTo(State.ACCEPTED);
    assertThat(store.move(lost, State.ASKING_AGAIN)).isFalse();
    assertThat(store.move(alive, State.ASKING_AGAIN)).isTrue();
  }

  @Test
  void eachStepRenewsTheLease() {
    ReviewId id = begun();
    List<Lease> before = store.leases();
    database.pass(Duration.ofSeconds(1));
    store.move(id, State.READING);

    before.forEach(store::interrupt);

    assertThat(find(id).state()).isEqualTo(State.READING);
  }

  @Test
  void aClockThatGoesBackBreaksNothing() {
    ReviewId id = begun();
    database.pass(Duration.ofSeconds(-5));

    assertThat(store.move(id, State.READING)).isTrue();
    assertThat(store.end(id, new Ended.Done(result(Readings.usual()), BILL))).isTrue();
  }

  @Test
  void whatWasDeletedLongAgoIsRemovedAndItsPredictionStays() {
    ReviewId old = begun();
    store.end(old, new Ended.Done(result(Readings.usual()), BILL));
    store.delete(owner, old, new FakeCharts());
    ReviewId kept = begun();
    store.end(kept, new Ended.Done(result(Readings.usual()), BILL));
    database.pass(Duration.ofDays(31));

    int gone = store.purge();

    assertThat(gone).isEqualTo(1);
    assertThat(database.rows("SELECT id FROM trade_reviews")).hasSize(1);
    assertThat(database.rows("SELECT review_id FROM trade_predictions")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'done'",
        "state = 'failed', lease_until = NULL",
        "verdict = 'take'",
        "failure = 'internal'",
        "lease_until = NULL",
        "finished_at = now()",
        "cost_micro_usd = -1",
        "said_direction = 'none'",
        "account_risk_usd = 0",
        "updated_at = created_at - interval '1 second'"
      })
  void theTableRepeatsWhatMustHold(String change) {
    ReviewId id = begun();

    assertThatThrownBy(() -> database.execute("UPDATE trade_reviews SET " + change))
        .hasMessageContaining("violates check constraint");
    assertThat(find(id).state()).isEqualTo(State.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop = 105",
        "target = 103",
        "entry = 0",
        "confidence = 1.1",
        "horizon_bars = 0",
        "direction = 'short'",
        "direction = 'none'"
      })
  void aPredictionIsInOrder(String change) {
    store.end(begun(), new Ended.Done(result(Readings.usual()), BILL));

    assertThatThrownBy(() -> database.execute("UPDATE trade_predictions SET " + change))
        .hasMessageContaining("violates check constraint");
    assertThat(database.rows("SELECT stop FROM trade_predictions"))
        .containsExactly(Map.of("stop", new BigDecimal("102")));
  }

  private ReviewId begun() {
    ReviewId id = new ReviewId(UUID.randomUUID());
    store.begin(id, Commissions.plan(owner), Optional.empty(), () -> {});
    return id;
  }

  private TradeReview find(ReviewId id) {
    return database.history.find(owner, id).orElseThrow();
  }

  private Map<String, Object> prediction(ReviewId id) {
    return database
        .rows("SELECT * FROM trade_predictions WHERE review_id = '" + id + "'")
        .getFirst();
  }

  private static Result result(Reading reading) {
    Examined examined = Checks.examine(reading, List.of(), Said.NOTHING);
    return new Result(
        examined.reading(), examined.findings(), VerdictRules.conclude(examined, Said.NOTHING));
  }
}
