package coach.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coach.web.LimitConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void ofManyThreadsExactlyTheLimitIsAccepted() throws Exception {
    LocalCounter counter =
        new LocalCounter(new LimitConfiguration(true, 5_000, 3600, null, null), System::nanoTime);

    long accepted =
        inParallel(64, () -> IntStream.range(0, 500).filter(_ -> isAccepted(counter)).count());

    assertThat(accepted).isEqualTo(5_000);
  }

  /// The clock runs on with every reading, so that keys expire while others ask for them.
  @Test
  void noStretchHoldsMoreThanTheLimitWhileKeysExpire() throws Exception {
    AtomicLong clock = new AtomicLong();
    LocalCounter counter =
        new LocalCounter(
            new LimitConfiguration(true, 3, 1, null, null), () -> clock.addAndGet(40_000_000));
    List<Long> accepted = new ArrayList<>();

    inParallel(
        16,
        () -> {
          for (int request = 0; request < 2_000; request++) {
            long before = clock.get();
            if (isAccepted(counter)) {
              synchronized (accepted) {
                accepted.add(before);
              }
            }
          }
          return 0L;
        });

    long span = clock.get();
    assertThat((long) accepted.size()).isBetween(span / SECOND, 3 * (span / SECOND + 1));
  }

  @Test
  void aLimitThatShrinksCountsWhatWasAcceptedBefore() {
    AtomicLong clock = new AtomicLong();
    SlidingWindow window = new SlidingWindow(clock::get, SECOND);
    for (int request = 0; request < 6; request++) {
      window.accept(10);
      clock.addAndGet(SECOND / 10);
    }

    Standing refused = window.accept(2);
    clock.addAndGet(refused.waitNanos() - 1);
    boolean early = window.accept(2).accepted();
    clock.addAndGet(1);

    assertThat(refused.accepted()).isFalse();
    assertThat(early).isFalse();
    assertThat(window.accept(2).accepted()).isTrue();
  }

  @Test
  void aLimitThatGrowsLeavesRoomForWhatItAccepts() {
    AtomicLong clock = new AtomicLong();
    SlidingWindow window = new SlidingWindow(clock::get, SECOND);
    for (int limit : List.of(3, 9, 30)) {
      IntStream.range(0, 40).forEach(_ -> window.accept(limit));

      assertThat(window.look(limit)).isEqualTo(new Standing(false, limit, limit, SECOND));
    }
  }

  @Test
  void whatWasAcceptedElsewhereCountsAndNeverOutgrowsTheRing() {
    AtomicLong clock = new AtomicLong();
    SlidingWindow window = new SlidingWindow(clock::get, SECOND);
    for (int request = 0; request < 25; request++) {
      window.note(10);
    }

    assertThat(window.look(10)).isEqualTo(new Standing(false, 10, 10, SECOND));
  }

  private static boolean isAccepted(LocalCounter counter) {
    return counter.count(LimitClass.DEFAULT, "address:192.0.2.1").accepted();
  }

  private static long inParallel(int threads, Callable<Long> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      long sum = 0;
      for (Future<Long> future : executor.invokeAll(Collections.nCopies(threads, work))) {
        sum += future.get();
      }
      return sum;
    }
  }
}
