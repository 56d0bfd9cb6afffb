package coach.coaching.review;

import static coach.coaching.review.ReviewDesk.WRONG;
import static coach.coaching.review.ReviewDesk.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.AnswerBooks.Spent;
import coach.coaching.Commissions;
import coach.coaching.Failure;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.State;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.ReviewDao;
import coach.coaching.store.ReviewStore;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.Transactions;
import coach.shared.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptedReviewsTest {
  private final ReviewDesk desk = new ReviewDesk();
  private final LeaseWatch watch = new LeaseWatch(desk.database.store);

  @AfterEach
  void stop() throws InterruptedException {
    desk.close();
  }

  @Test
  void whatAnotherNodeHasEndedIsNeverPaidForAgain() throws Exception {
    desk.gateway.then(
        prompt -> {
          desk.blocked(prompt);
          return FakeGateway.completed(AnswerWriter.write(WRONG));
        });
    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));
    desk.asked.await();
    look(LeaseWatch.LOOKS + 1);
    desk.release.countDown();

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(desk.gateway.prompts).hasSize(1);
    assertThat(desk.find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERRUPTED);
  }

  @Test
  void aReviewWithALongAnswerKeepsItsLease() throws Exception {
    desk.gateway.then(desk::blocked);
    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));
    desk.asked.await();
    for (int i = 0; i < 4; i++) {
      look(LeaseWatch.LOOKS);
      desk.database.pass(LeaseWatch.EVERY);
      desk.runs.renew();
    }
    desk.release.countDown();

    assertThat(steps(begun.following())).endsWith(State.DONE);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  @Test
  void aLookThatFailsLetsAllLeasesBeginAnew() throws Exception {
    desk.gateway.then(desk::blocked);
    AtomicInteger failures = new AtomicInteger();
    LeaseWatch shaky = new LeaseWatch(shaky("leases", failures));
    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));
    desk.asked.await();
    for (int i = 0; i < LeaseWatch.LOOKS; i++) {
      shaky.look();
    }
    failures.set(1);
    assertThatThrownBy(shaky::look).isInstanceOf(ProblemException.class);

    for (int i = 0; i < LeaseWatch.LOOKS; i++) {
      shaky.look();
    }
    desk.release.countDown();

    assertThat(steps(begun.following())).endsWith(State.DONE);
  }

  @Test
  void whatAnInterruptedReviewTookIsWhatTheBooksSay() throws Exception {
    desk.gateway.then(desk::blocked);
    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));
    desk.asked.await();
    desk.database.books.tell(
        desk.gateway.answers.getFirst(),
        new Spent(1, 1, Optional.of(FakeGateway.MODEL.toString()), Optional.empty()));
    look(LeaseWatch.LOOKS + 1);

    Bill open = desk.find(begun).bill();
    desk.database.books.tell(
        desk.gateway.answers.getFirst(),
        new Spent(1, 2, Optional.of(FakeGateway.MODEL.toString()), Optional.of(new Money(700))));
    Bill resolved = desk.find(begun).bill();
    desk.database.books.forget();
    Bill forgotten = desk.find(begun).bill();

    assertThat(open)
        .isEqualTo(new Bill(Optional.of("openai/gpt-5.6-terra"), Optional.empty(), 1, 1, false));
    assertThat(resolved.cost()).contains(new Money(700));
    assertThat(resolved.attempts()).isEqualTo(2);
    assertThat(forgotten).isEqualTo(Bill.UNWRITTEN);
  }

  @Test
  void aBugOfOursIsAFailureAndNoHangingReview() throws Exception {
    desk.gateway.then(
        (FakeGateway.Step)
            _ -> {
              throw new IllegalStateException("a bug");
            });

    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(desk.find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERNAL);
  }

  @Test
  void aReviewThatIsInterruptedSaysSo() throws Exception {
    desk.gateway.then(
        (FakeGateway.Step)
            _ -> {
              throw new InterruptedException();
            });

    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));

    assertThat(steps(begun.following())).endsWith(State.FAILED);
    assertThat(desk.find(begun).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.INTERRUPTED);
  }

  @Test
  void whatWasPaidForIsKeptWhenTheDatabaseIsAwayForAMoment() throws Exception {
    desk.gateway.then(Readings.usual());
    AtomicInteger failures = new AtomicInteger(2);
    Reviews shaky = desk.node(desk.runs(shaky("finish", failures)));

    Begun begun = shaky.begin(Commissions.plan(desk.alice));

    assertThat(steps(begun.following())).endsWith(State.DONE);
    assertThat(failures).hasValue(0);
    assertThat(desk.find(begun).state()).isEqualTo(State.DONE);
  }

  /// Fails at one statement so many times.
  private ReviewStore shaky(String statement, AtomicInteger failures) {
    ReviewDao dao = desk.database.jdbi.onDemand(ReviewDao.class);
    ReviewDao shaky =
        (ReviewDao)
            Proxy.newProxyInstance(
                ReviewDao.class.getClassLoader(),
                new Class<?>[] {ReviewDao.class},
                (_, method, arguments) -> {
                  if (method.getName().equals(statement) && failures.getAndDecrement() > 0) {
                    throw new Problem.Unavailable("database", ReviewDesk.LONG).toException();
                  }
                  failures.compareAndSet(-1, 0);
                  try {
                    return method.invoke(dao, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new ReviewStore(shaky, new Transactions(desk.database.jdbi), desk.database.clock());
  }
}
