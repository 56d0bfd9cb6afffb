package coach.coaching.review;

import static coach.coaching.review.ReviewDesk.file;
import static coach.coaching.review.ReviewDesk.steps;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.Answer;
import coach.ai.AnswerBooks.Spent;
import coach.ai.Trail;
import coach.coaching.Charts.Upload;
import coach.coaching.Commissions;
import coach.coaching.Readings;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview.State;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.Commission;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.Money;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewKeysTest {
  private final ReviewDesk desk = new ReviewDesk();

  @AfterEach
  void stop() throws InterruptedException {
    desk.close();
  }

  @Test
  void aKeyBeginsOneReviewHoweverOftenItIsSent() throws Exception {
    desk.gateway.then(Readings.usual());
    Begun first = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    steps(first.following());

    Begun second = desk.reviews.begin(Commissions.plan(desk.alice, "k"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(steps(second.following())).containsExactly(State.DONE);
    assertThat(desk.gateway.prompts).hasSize(1);
  }

  @Test
  void whoComesWithTheKeyOfAReviewUnderWayFollowsIt() throws Exception {
    desk.gateway.then(desk::blocked);
    Begun first = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    desk.asked.await();

    Begun here = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    Begun onAnotherNode =
        desk.node(desk.runs(desk.database.store)).begin(Commissions.plan(desk.alice, "k"));
    desk.release.countDown();

    assertThat(here.id()).isEqualTo(onAnotherNode.id()).isEqualTo(first.id());
    assertThat(steps(here.following())).startsWith(State.ACCEPTED).endsWith(State.DONE);
    assertThat(steps(onAnotherNode.following())).endsWith(State.DONE);
    assertThat(desk.gateway.prompts).hasSize(1);
  }

  @Test
  void manyTwinsOnTwoNodesPayOnce() throws Exception {
    desk.gateway.then(Readings.usual());

    Set<ReviewId> ids = twins();

    assertThat(ids).hasSize(1);
    assertThat(desk.rows()).isOne();
    Awaitility.await().until(() -> desk.gateway.prompts.size() == 1 && desk.runs.count() == 0);
  }

  private Set<ReviewId> twins() throws Exception {
    Reviews other = desk.node(desk.runs(desk.database.store));
    Set<ReviewId> ids = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(16);
    try (ExecutorService twins = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Reviews node = i % 2 == 0 ? desk.reviews : other;
        all.add(twins.submit(() -> twin(node, barrier, ids)));
      }
      for (Future<?> twin : all) {
        twin.get();
      }
    }
    return ids;
  }

  private void twin(Reviews node, CyclicBarrier barrier, Set<ReviewId> ids) {
    try {
      barrier.await();
      ids.add(node.begin(Commissions.plan(desk.alice, "k")).id());
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.KeyInUse.class);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKeyIsGoodForOneRequestOnly() throws Exception {
    desk.gateway.then(Readings.usual());
    steps(desk.reviews.begin(Commissions.plan(desk.alice, "k")).following());

    assertThatThrownBy(
            () ->
                desk.reviews.begin(
                    Commissions.of(
                        desk.alice, Readings.notes("Else."), Optional.empty(), Optional.of("k"))))
        .isInstanceOf(ProblemException.class);
    assertThat(desk.gateway.prompts).hasSize(1);
  }

  @Test
  void aFailureThatCostNothingGivesItsKeyBack() throws Exception {
    desk.gateway.then(new Answer.LedgerUnavailable(Trail.NONE)).then(Readings.usual());
    Begun failed = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    steps(failed.following());

    Begun again = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    List<State> steps = steps(again.following());
    Begun replayed = desk.reviews.begin(Commissions.plan(desk.alice, "k"));

    assertThat(again.id()).isNotEqualTo(failed.id());
    assertThat(steps).endsWith(State.DONE);
    assertThat(replayed.id()).isEqualTo(again.id());
    assertThat(desk.find(failed).state()).isEqualTo(State.FAILED);
  }

  @Test
  void ofManyThatComeWithAKeyThatWasGivenBackOneIsTheFirst() throws Exception {
    desk.gateway.then(new Answer.LedgerUnavailable(Trail.NONE)).then(Readings.usual());
    steps(desk.reviews.begin(Commissions.plan(desk.alice, "k")).following());

    Set<ReviewId> ids = twins();

    assertThat(ids).hasSize(1);
    assertThat(desk.rows()).isEqualTo(2);
    Awaitility.await().until(() -> desk.gateway.prompts.size() == 2 && desk.runs.count() == 0);
  }

  @Test
  void aFailureThatMayHaveCostSomethingStaysItsKeys() throws Exception {
    Trail unknown = new Trail(List.of(), Money.ZERO, Money.ZERO, new Money(5));
    desk.gateway.then(new Answer.Unavailable("late", Duration.ofSeconds(1), unknown));
    Begun failed = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    steps(failed.following());
    desk.database.books.tell(
        failed.id().first(), new Spent(1, 1, Optional.empty(), Optional.empty()));

    Begun again = desk.reviews.begin(Commissions.plan(desk.alice, "k"));

    assertThat(again.id()).isEqualTo(failed.id());
    assertThat(desk.gateway.prompts).hasSize(1);
  }

  /// Its node may only have been slow, and pay yet.
  @Test
  void anInterruptedReviewStaysItsKeysWhateverTheBooksSay() throws Exception {
    LeaseWatch watch = new LeaseWatch(desk.database.store);
    desk.gateway.then(desk::blocked);
    Begun lost = desk.reviews.begin(Commissions.plan(desk.alice, "k"));
    desk.asked.await();
    for (int i = 0; i <= LeaseWatch.LOOKS; i++) {
      watch.look();
    }

    Begun again = desk.reviews.begin(Commissions.plan(desk.alice, "k"));

    assertThat(again.id()).isEqualTo(lost.id());
    assertThat(desk.gateway.prompts).hasSize(1);
  }

  @Test
  void aKeyWhoseUploadWasRefusedIsFree() throws Exception {
    desk.gateway.then(Readings.usual());
    assertThatThrownBy(() -> desk.reviews.begin(upload("GIF")))
        .isInstanceOf(ProblemException.class);

    Begun begun = desk.reviews.begin(upload("PNG"));

    assertThat(steps(begun.following())).endsWith(State.DONE);
    assertThat(desk.rows()).isOne();
  }

  private Commission upload(String content) {
    return Commissions.of(desk.alice, Said.NOTHING, Optional.of(file(content)), Optional.of("k"));
  }

  @Test
  void aTicketThatMayBeAnothersByNowBeginsNothing() {
    Upload slow =
        () -> {
          desk.database.pass(Once.LEASE.minusSeconds(5));
          return new ByteArrayInputStream("PNG".getBytes(UTF_8));
        };

    assertThatThrownBy(
            () ->
                desk.reviews.begin(
                    Commissions.of(desk.alice, Said.NOTHING, Optional.of(slow), Optional.of("k"))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it -> assertThat(it.problem()).isInstanceOf(Problem.KeyInUse.class));
    assertThat(desk.rows()).isZero();
    assertThat(desk.gateway.prompts).isEmpty();
  }
}
