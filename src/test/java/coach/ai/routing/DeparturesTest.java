package coach.ai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.FailureClass;
import coach.ai.spend.Settlement.Charge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who asks may go away: the client has hung up, or the service stops.
class DeparturesTest {
  private final TestGateway test = new TestGateway();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void aRequestUnderWayGoesOnAndIsPaidForWhenTheAskerHasGone() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              asked.countDown();
              answers.await();
              deltas.accept("to nobody");
              return Replies.completed("to nobody");
            });
    Thread asker = asker();

    asked.await();
    asker.interrupt();
    asker.join();
    assertThat(interrupted).isTrue();
    assertThat(test.ledger.open()).isEqualTo(1);
    answers.countDown();

    await().until(() -> test.ledger.open() == 0);
    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Settled(Replies.USAGE, Replies.COST));
    assertThat(heard).isEmpty();
    assertThat(test.observer.answered).isEmpty();
  }

  @Test
  void nothingElseIsAskedForSomebodyWhoHasGone() throws InterruptedException {
    Thread asker = askerOfAFailingProvider();

    asked.await();
    asker.interrupt();
    asker.join();
    answers.countDown();
    test.close();

    assertThat(test.requests()).isEqualTo(1);
    assertThat(test.ledger.charges()).containsExactly(new Charge.Released());
  }

  @Test
  void whatWasHeldForSomebodyWhoHasGoneIsGivenBackUnsent() throws InterruptedException {
    test.ledger.onHold(
        () -> {
          asked.countDown();
          uninterrupted(answers);
        });
    Thread asker = asker();

    asked.await();
    asker.interrupt();
    asker.join();
    answers.countDown();
    test.close();

    assertThat(test.requests()).isZero();
    assertThat(test.ledger.charges()).containsExactly(new Charge.Released());
  }

  @Test
  void aServiceThatStopsWaitsForWhatIsUnderWay() throws InterruptedException {
    test.openai()
        .once(
            (_, _) -> {
              asked.countDown();
              answers.await();
              return Replies.completed("in the end");
            });
    Thread asker = asker();
    asked.await();
    Thread stopping = Thread.ofVirtual().start(this::stopQuietly);

    answers.countDown();
    stopping.join();
    asker.join();

    assertThat(interrupted).isFalse();
    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Settled(Replies.USAGE, Replies.COST));
  }

  @Test
  void aServiceThatStopsAsksNobodyElse() throws InterruptedException {
    Thread asker = askerOfAFailingProvider();
    asked.await();
    Thread stopping = Thread.ofVirtual().start(this::stopQuietly);
    await().until(() -> test.ask().trail().attempts() == 0);
    int before = test.requests();

    answers.countDown();
    stopping.join();
    asker.join();

    assertThat(test.requests()).isEqualTo(before);
    assertThat(test.ledger.charges()).contains(new Charge.Released());
  }

  /// It fails once `answers` are let out.
  private Thread askerOfAFailingProvider() {
    test.openai()
        .once(
            (_, _) -> {
              asked.countDown();
              answers.await();
              return Replies.failed(FailureClass.SERVER_ERROR);
            });
    return asker();
  }

  private Thread asker() {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                test.ask(heard::add);
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
            });
  }

  private void stopQuietly() {
    try {
      test.gateway.stop();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the books", e);
    }
  }
}
