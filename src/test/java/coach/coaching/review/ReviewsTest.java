package coach.coaching.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.Answer;
import coach.ai.Prompt;
import coach.coaching.Charts.Upload;
import coach.coaching.Commissions;
import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.FakeCharts;
import coach.coaching.FakeGateway;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.ReviewDatabase;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.interview.Ended;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.Commission;
import coach.coaching.store.ReviewDao;
import coach.coaching.store.ReviewStore;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.Transactions;
import coach.platform.idempotency.IdempotencyDao;
import coach.platform.idempotency.IdempotencyKeys;
import coach.shared.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private static final int MOST = 3;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Reading WRONG =
      Readings.of(Readings.plan(Direction.LONG, "104", "105", "108"));

  private final ReviewDatabase database = new ReviewDatabase();
  private final FakeGateway gateway = new FakeGateway();
  private final FakeCharts charts = new FakeCharts();
  private final List<Ended> observed = new ArrayList<>();
  private final Runs runs = runs(database.store);
  private final Reviews reviews = node(runs);
  private final UserId alice = database.user();
  private final UserId bob = database.user();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() throws InterruptedException {
    release.countDown();
    runs.stop();
  }

  @Test
  void aReviewTellsItsStepsAndIsThereAtItsEnd() throws Exception {
    gateway.then(WRONG).then(Readings.usual());

    Begun begun = reviews.begin(Commissions.plan(alice));

    assertThat(steps(begun.following()))
        .containsExactly(
            State.ACCEPTED,
            State.READING,
            State.CHECKING,
            State.ASKING_AGAIN,
            State.CHECKING,
            State.DONE);
    assertThat(find(begun).state()).isEqualTo(State.DONE);
    assertThat(observed).hasSize(1);
  }

  @Test
  void aReviewGoesOnWhenNobodyListens() {
    gateway.then(Readings.usual());

    ReviewId id = reviews.begin(Commissions.plan(alice)).id();

    Awaitility.await()
        .until(() -> database.history.state(alice, id), Optional.of(State.DONE)::equals);
  }

  @Test
  void theChartIsKeptWhateverBecomesOfItsReview() throws Exception {
    gateway.thenText("no").thenText("no").then(Readings.usual());
    Begun failed = reviews.begin(Commissions.chart(alice, "PNG 1"));
    steps(failed.following());
    ImageId image = find(failed).image().orElseThrow();

    Begun retried = reviews.begin(withImage(alice, image));
    steps(retried.following());

    assertThat(find(failed).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.UNUSABLE);
    assertThat(find(retried).state()).isEqualTo(State.DONE);
    assertThat(gateway.prompts.getLast().images()).hasSize(1);
  }

  @Test
  void aChartIsKeptForAsLongAsAReviewShowsIt() throws Exception {
    gateway.then(Readings.usual()).then(Readings.usual());
    Begun first = reviews.begin(Commissions.chart(alice, "PNG 1"));
    steps(first.following());
    ImageId image = find(first).image().orElseThrow();
    Begun second = reviews.begin(withImage(alice, image));
    steps(second.following());

    reviews.delete(alice, first.id());
    charts.purge();
    boolean shown = charts.find(alice, image).isPresent();
    reviews.delete(alice, second.id());
    charts.purge();

    assertThat(shown).isTrue();
    assertThat(charts.find(alice, image)).isEmpty();
  }

  @Test
  void anothersChartIsNone() {
    ImageId image = keep(alice);

    assertThatThrownBy(() -> reviews.begin(withImage(bob, image)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it ->
                assertThat(it.problem())
                    .isEqualTo(Problem.Invalid.field("image_id", "names no chart of yours")));
    assertThat(rows()).isZero();
  }

  @Test
  void aKeyBeginsOneReviewHoweverOftenItIsSent() throws Exception {
    gateway.then(Readings.usual());
    Begun first = reviews.begin(Commissions.plan(alice, "k"));
    steps(first.following());

    Begun second = reviews.begin(Commissions.plan(alice, "k"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(steps(second.following())).containsExactly(State.DONE);
    assertThat(gateway.prompts).hasSize(1);
  }

  @Test
  void whoComesWithTheKeyOfAReviewUnderWayFollowsIt() throws Exception {
    gateway.then(this::blocked);
    Begun first = reviews.begin(Commissions.plan(alice, "k"));
    asked.await();

    Begun here = reviews.begin(Commissions.plan(alice, "k"));
    Begun onAnotherNode = node(runs(database.store)).begin(Commissions.plan(alice, "k"));
    release.countDown();

    assertThat(here.id()).isEqualTo(onAnotherNode.id()).isEqualTo(first.id());
    assertThat(steps(here.following())).startsWith(State.ACCEPTED).endsWith(State.DONE);
    assertThat(steps(onAnotherNode.following())).endsWith(State.DONE);
    assertThat(gateway.prompts).hasSize(1);
  }

  @Test
  void manyTwinsOnTwoNodesPayOnce() throws Exception {
    gateway.then(Readings.usual());
    Reviews other = node(runs(database.store));
    Set<ReviewId> ids = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(16);
    try (ExecutorService twins = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Reviews node = i % 2 == 0 ? reviews : other;
        all.add(twins.submit(() -> twin(node, barrier, ids)));
      }
      for (Future<?> twin : all) {
        twin.get();
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(rows()).isOne();
    Awaitility.await().until(() -> gateway.prompts.size() == 1 && runs.count() == 0);
  }

  private void twin(Reviews node, CyclicBarrier barrier, Set<ReviewId> ids) {
    try {
      barrier.await();
      ids.add(node.begin(Commissions.plan(alice, "k")).id());
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.KeyInUse.class);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKeyIsGoodForOneRequestOnly() throws Exception {
    gateway.then(Readings.usual());
    steps(reviews.begin(Commissions.plan(alice, "k")).following());

    assertThatThrownBy(
            () ->
                reviews.begin(
                    Commissions.of(
                        alice, Readings.notes("Else."), Optional.empty(), Optional.of("k"))))
        .isInstanceOf(ProblemException.class);
    assertThat(gateway.prompts).hasSize(1);
  }

  @Test
  void aKeyWhoseUploadWasRefusedIsFree() throws Exception {
    gateway.then(Readings.usual());
    assertThatThrownBy(() -> reviews.begin(upload("GIF"))).isInstanceOf(ProblemException.class);

    Begun begun = reviews.begin(upload("PNG"));

    assertThat(steps(begun.following())).endsWith(State.DONE);
    assertThat(rows()).isOne();
  }

  @Test
  void aTicketThatMayBeAnothersByNowBeginsNothing() {
    Upload slow =
        () -> {
          database.pass(Once.LEASE.minusSeconds(5));
          return new ByteArrayInputStream("PNG".getBytes(UTF_8));
        };

    assertThatThrownBy(
            () ->
                reviews.begin(
                    Commissions.of(alice, Said.NOTHING, Optional.of(slow), Optional.of("k"))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it -> assertThat(it.problem()).isInstanceOf(Problem.KeyInUse.class));
    assertThat(rows()).isZero();
    assertThat(gateway.prompts).isEmpty();
  }

  @Test
  void noMoreReviewsAreUnderWayThanThereArePlaces() throws Exception {
    for (int i = 0; i < MOST; i++) {
      gateway.then(this::blocked);
    }
    List<Begun> all = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      all.add(reviews.begin(Commissions.plan(alice)));
    }

    assertThatThrownBy(() -> reviews.begin(Commissions.plan(alice)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it -> assertThat(it.problem()).isInstanceOf(Problem.ModelUnavailable.class));

    release.countDown();
    for (Begun begun : all) {
      assertThat(steps(begun.following())).endsWith(State.DONE);
    }
    Awaitility.await().until(() -> runs.count() == 0);
    gateway.then(Readings.usual());
    assertThat(steps(reviews.begin(Commissions.plan(alice)).following())).endsWith(State.DONE);
  }

  @Test
  void whatAnotherNodeHasEndedIsNeverPaidForAgain() throws Exception {
    gateway.then(
        prompt -> {
          blocked(prompt);
          return FakeGateway.completed(AnswerWriter.write(WRONG));
        });
    Begun begun = reviews.begin(Commissions.plan(alice));
    asked.await();
    database.pass(ReviewStore.LEASE.plusSeconds(1));
    database.store.interrupt();
    release.countDown();

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(gateway.prompts).hasSize(1);
    assertThat(find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERRUPTED);
  }

  @Test
  void aReviewWithALongAnswerKeepsItsLease() throws Exception {
    gateway.then(this::blocked);
    Begun begun = reviews.begin(Commissions.plan(alice));
    asked.await();
    for (int i = 0; i < 10; i++) {
      database.pass(Duration.ofSeconds(10));
      runs.renew();
      assertThat(database.store.interrupt()).isZero();
    }
    release.countDown();

    assertThat(steps(begun.following())).endsWith(State.DONE);
  }

  @Test
  void aBugOfOursIsAFailureAndNoHangingReview() throws Exception {
    gateway.then(
        (FakeGateway.Step)
            _ -> {
              throw new IllegalStateException("a bug");
            });

    Begun begun = reviews.begin(Commissions.plan(alice));

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERNAL);
  }

  @Test
  void aReviewThatIsInterruptedSaysSo() throws Exception {
    gateway.then(
        (FakeGateway.Step)
            _ -> {
              throw new InterruptedException();
            });

    Begun begun = reviews.begin(Commissions.plan(alice));

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERRUPTED);
  }

  @Test
  void whatWasPaidForIsKeptWhenTheDatabaseIsAwayForAMoment() throws Exception {
    gateway.then(Readings.usual());
    AtomicInteger failures = new AtomicInteger(2);
    Reviews shaky = node(runs(shaky(failures)));

    Begun begun = shaky.begin(Commissions.plan(alice));

    assertThat(steps(begun.following())).endsWith(State.DONE);
    assertThat(failures).hasValue(0);
    assertThat(find(begun).state()).isEqualTo(State.DONE);
  }

  @Test
  void aServiceThatStopsTakesNoMore() throws Exception {
    runs.stop();

    assertThatThrownBy(() -> reviews.begin(Commissions.plan(alice)))
        .isInstanceOf(ProblemException.class);
    assertThat(rows()).isZero();
  }

  /// Fails to write the end so many times.
  private ReviewStore shaky(AtomicInteger failures) {
    ReviewDao dao = database.jdbi.onDemand(ReviewDao.class);
    ReviewDao shaky =
        (ReviewDao)
            Proxy.newProxyInstance(
                ReviewDao.class.getClassLoader(),
                new Class<?>[] {ReviewDao.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("finish") && failures.getAndDecrement() > 0) {
                    throw new Problem.Unavailable("database", LONG).toException();
                  }
                  failures.compareAndSet(-1, 0);
                  try {
                    return method.invoke(dao, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new ReviewStore(shaky, new Transactions(database.jdbi), database.clock());
  }

  private Answer blocked(Prompt prompt) throws InterruptedException {
    asked.countDown();
    release.await();
    return FakeGateway.completed(AnswerWriter.write(Readings.usual()));
  }

  private Runs runs(ReviewStore store) {
    return new Runs(store, gateway, (ended, _) -> observed.add(ended), database.clock(), MOST);
  }

  private Reviews node(Runs of) {
    IdSource ids = IdSource.secure(database.clock());
    IdempotencyDao keys = database.jdbi.onDemand(IdempotencyDao.class);
    Once once = new Once(new IdempotencyKeys(keys, ids, Once.LEASE, _ -> false), database.clock());
    return new Reviews(charts, once, database.store, of, database.history, ids);
  }

  private static List<State> steps(Following following) throws InterruptedException {
    List<State> steps = new ArrayList<>();
    do {
      steps.add(following.next(LONG).orElseThrow());
    } while (!steps.getLast().isFinal());
    return steps;
  }

  private TradeReview find(Begun begun) {
    return database.history.find(alice, begun.id()).orElseThrow();
  }

  private Commission upload(String content) {
    return Commissions.of(alice, Said.NOTHING, Optional.of(file(content)), Optional.of("k"));
  }

  private static Upload file(String content) {
    return () -> new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  private ImageId keep(UserId owner) {
    try {
      return charts.keep(owner, file("PNG")).id();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Commission withImage(UserId owner, ImageId image) {
    Commission it = Commissions.plan(owner);
    return new Commission(
        it.payer(), it.requestId(), it.said(), Optional.empty(), Optional.of(image), it.key());
  }

  private int rows() {
    return database.rows("SELECT id FROM trade_reviews").size();
  }
}
