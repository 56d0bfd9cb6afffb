package coach.platform.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coach.platform.Problem;
import coach.platform.ProblemException;
import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void open() {
    gate.countDown();
    callers.close();
  }

  @Test
  void noMoreRunAtOnceThanAgreed() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> work =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          return running.decrementAndGet();
        };

    try (Turns turns = new Turns("test", 2, 200, LONG)) {
      List<Future<Optional<Integer>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(callers.submit(() -> turns.take(work)));
      }
      for (Future<Optional<Integer>> answer : answers) {
        assertThat(answer.get()).isPresent();
      }
    }

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void whoFindsTheQueueFullIsTurnedAwayAtOnce() {
    try (Turns turns = new Turns("test", 1, 1, LONG)) {
      occupy(turns);
      callers.execute(() -> turns.take(() -> "next"));
      await().until(() -> turns.waiting() == 1);

      assertThat(turns.take(() -> "one too many")).isEmpty();
    }
  }

  @Test
  void workIsDoneOnPlatformThreadsThatSayWhoseTheyAre() {
    try (Turns turns = new Turns("test", 1, 1, LONG)) {
      assertThat(turns.take(() -> Thread.currentThread().isVirtual())).contains(false);
      assertThat(turns.take(() -> Thread.currentThread().getName())).contains("test-0");
    }
  }

  @Test
  void whoGivesUpLeavesNoWorkBehind() {
    AtomicBoolean done = new AtomicBoolean();
    try (Turns turns = new Turns("test", 1, 10, Duration.ofMillis(20))) {
      occupy(turns);

      assertThat(turns.take(() -> done.getAndSet(true))).isEmpty();

      assertThat(turns.waiting()).isZero();
      gate.countDown();
      await().until(() -> turns.take(() -> "mine").isPresent());
    }
    assertThat(done).isFalse();
  }

  @Test
  void whatTakesTooLongIsInterruptedAndTheNextIsNot() {
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Turns turns = new Turns("test", 1, 1, Duration.ofMillis(50))) {
      assertThat(turns.take(() -> noteInterrupt(interrupted))).isEmpty();

      await().untilTrue(interrupted);
      await()
          .until(
              () -> turns.take(() -> Thread.currentThread().isInterrupted()), Optional::isPresent);
      assertThat(turns.take(() -> Thread.currentThread().isInterrupted())).contains(false);
    }
  }

  @Test
  void anInterruptedCallerStaysInterruptedAndLeavesNoWorkBehind() throws Exception {
    try (Turns turns = new Turns("test", 1, 10, LONG)) {
      occupy(turns);
      AtomicBoolean flag = new AtomicBoolean();
      CountDownLatch gone = new CountDownLatch(1);
      Thread caller =
          Thread.startVirtualThread(
              () -> {
                assertThat(turns.take(() -> "late")).isEmpty();
                flag.set(Thread.currentThread().isInterrupted());
                gone.countDown();
              });
      await().until(() -> turns.waiting() == 1);

      caller.interrupt();

      gone.await();
      assertThat(flag).isTrue();
      assertThat(turns.waiting()).isZero();
    }
  }

  @Test
  void theEndLeavesNobodyWaiting() throws Exception {
    Turns turns = new Turns("test", 1, 10, LONG);
    occupy(turns);
    Future<Optional<String>> waiting = callers.submit(() -> turns.take(() -> "late"));
    await().until(() -> turns.waiting() == 1);

    turns.close();

    assertThat(waiting.get()).isEmpty();
    assertThat(turns.take(() -> "later still")).isEmpty();
  }

  @Test
  void whatTheEndBreaksOffHasNoResult() throws Exception {
    Turns turns = new Turns("test", 1, 10, LONG);
    CountDownLatch begun = new CountDownLatch(1);
    Future<Optional<String>> underWay =
        callers.submit(
            () ->
                turns.take(
                    () -> {
                      begun.countDown();
                      gate.await();
                      return "late";
                    }));
    begun.await();

    turns.close();

    assertThat(underWay.get()).isEmpty();
  }

  @Test
  void aProblemOfTheWorkIsThatOfTheCall() {
    Problem problem = new Problem.Unavailable("something", LONG);
    try (Turns turns = new Turns("test", 1, 1, LONG)) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw problem.toException();
                      }))
          .isInstanceOfSatisfying(
              ProblemException.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }
  }

  @Test
  void aFaultInTheWorkIsTheCallers() {
    try (Turns turns = new Turns("test", 1, 1, LONG)) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new ArithmeticException("wrong");
                      }))
          .hasRootCauseInstanceOf(ArithmeticException.class);
    }
  }

  private boolean noteInterrupt(AtomicBoolean interrupted) throws InterruptedException {
    try {
      gate.await();
      return false;
    } catch (InterruptedException e) {
      interrupted.set(true);
      throw e;
    }
  }

  /// With work that does not look for interrupts, as some that computes does not.
  private void occupy(Turns turns) {
    CountDownLatch begun = new CountDownLatch(1);
    callers.execute(
        () ->
            turns.take(
                () -> {
                  begun.countDown();
                  Uninterruptibles.awaitUninterruptibly(gate);
                  return "done";
                }));
    await().until(() -> begun.getCount() == 0);
  }
}
