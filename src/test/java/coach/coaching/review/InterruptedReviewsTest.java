package coach.coaching.review;

import static coach.coaching.review.ReviewDesk.WRONG;
import static coach.coaching.review.ReviewDesk.steps;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Commissions;
import coach.coaching.Failure;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import coach.coaching.TradeReview.State;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.ReviewDao;
import coach.coaching.store.ReviewStore;
import coach.platform.Problem;
import coach.platform.db.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptedReviewsTest {
  private final ReviewDesk desk = new ReviewDesk();

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
    desk.database.pass(ReviewStore.LEASE.plusSeconds(1));
    desk.database.store.interrupt();
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
    for (int i = 0; i < 10; i++) {
      desk.database.pass(Duration.ofSeconds(10));
      desk.runs.renew();
      assertThat(desk.database.store.interrupt()).isZero();
    }
    desk.release.countDown();

    assertThat(steps(begun.following())).endsWith(State.DONE);
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
    Reviews shaky = desk.node(desk.runs(desk.shaky(failures)));

    Begun begun = shaky.begin(Commissions.plan(desk.alice));

    assertThat(steps(begun.following())).endsWith(State.DONE);
    assertThat(failures).hasValue(0);
    assertThat(desk.find(begun).state()).isEqualTo(State.DONE);
  }

  /// Fails to write the end so many times.
  private ReviewStore shaky(AtomicInteger failures) {
    ReviewDao dao = desk.database.jdbi.onDemand(ReviewDao.class);
    ReviewDao shaky =
        (ReviewDao)
            Proxy.newProxyInstance(
                ReviewDao.class.getClassLoader(),
                new Class<?>[] {ReviewDao.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("finish") && failures.getAndDecrement() > 0) {
                    throw new Problem.Unavailable("desk.database", LONG).toException();
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
