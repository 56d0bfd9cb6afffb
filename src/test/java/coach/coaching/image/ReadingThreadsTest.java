package coach.coaching.image;

import static coach.coaching.image.picture.Decoded.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coach.coaching.image.picture.Refusal;
import coach.platform.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingThreadsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final ReadingThreads threads = new ReadingThreads(1, 1, LONG);

  @AfterEach
  void letGo() {
    end.countDown();
    threads.close();
  }

  @Test
  void workIsDoneOnPlatformThreads() {
    boolean virtual = threads.call(() -> Thread.currentThread().isVirtual());

    assertThat(virtual).isFalse();
  }

  @Test
  void aRefusalOfTheWorkIsThatOfTheCall() {
    Problem problem =
        problem(
            () ->
                threads.call(
                    () -> {
                      throw Refusal.truncated();
                    }));

    assertThat(problem).isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void aBugOfTheWorkIsOne() {
    assertThatThrownBy(
            () ->
                threads.call(
                    () -> {
                      throw new IllegalArgumentException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a bug");
  }

  @Test
  void whenOneIsReadAndOneWaitsTheNextIsTurnedAway() throws InterruptedException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.submit(() -> threads.call(untilTheEnd()));
      started.await();
      callers.submit(() -> threads.call(() -> 1));
      await().until(() -> threads.waiting() == 1);

      assertThat(problem(() -> threads.call(() -> 2))).isInstanceOf(Problem.Unavailable.class);

      end.countDown();
    }
  }

  @Test
  void whatTakesTooLongIsInterruptedAndTheNextIsNot() {
    try (ReadingThreads impatient = new ReadingThreads(1, 1, Duration.ofMillis(50))) {
      Problem problem = problem(() -> impatient.call(untilTheEnd()));

      assertThat(problem).isInstanceOf(Problem.Unavailable.class);
      await().untilTrue(interrupted);
    }
  }

  @Test
  void whoeverIsInterruptedStaysSoAndLeavesNoWorkBehind() throws InterruptedException {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  Problem problem = problem(() -> threads.call(untilTheEnd()));
                  flag.complete(
                      problem instanceof Problem.Unavailable
                          && Thread.currentThread().isInterrupted());
                });
    started.await();

    caller.interrupt();

    assertThat(flag.join()).isTrue();
    await().untilTrue(interrupted);
    assertThat(threads.<Boolean>call(() -> Thread.currentThread().isInterrupted())).isFalse();
  }

  @Test
  void nobodyWaitsForWhatWillNotCome() throws InterruptedException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.submit(() -> threads.call(untilTheEnd()));
      started.await();
      var second = callers.submit(() -> problem(() -> threads.call(() -> 1)));
      await().until(() -> threads.waiting() == 1);

      threads.close();

      assertThat(second).succeedsWithin(LONG).isInstanceOf(Problem.Unavailable.class);
    }
  }

  private Callable<Integer> untilTheEnd() {
    return () -> {
      started.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
      }
      return 0;
    };
  }
}
