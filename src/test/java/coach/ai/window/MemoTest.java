package coach.ai.window;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.status.ManualClock;
import coach.platform.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MemoTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ManualClock time = new ManualClock();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean away;

  @Test
  void anAnswerServesForASecond() {
    Memo<Integer> memo = memo(this::answer, Runnable::run, LONG);

    assertThat(memo.get()).contains(1);
    time.pass(Duration.ofMillis(999));
    assertThat(memo.get()).contains(1);

    time.pass(Duration.ofMillis(1));
    assertThat(memo.get()).contains(2);
  }

  @Test
  void aSlowQuestionIsAskedLessOften() {
    Memo<Integer> memo =
        memo(
            () -> {
              time.pass(Duration.ofMillis(500));
              return answer();
            },
            Runnable::run,
            LONG);
    memo.get();

    time.pass(Duration.ofMillis(9_999));
    assertThat(memo.get()).contains(1);
    time.pass(Duration.ofMillis(1));
    assertThat(memo.get()).contains(2);
  }

  @Test
  void manyWhoAskAtOnceShareOneQuestion() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Memo<Integer> memo =
          memo(
              () -> {
                await(open);
                return answer();
              },
              threads,
              LONG);
      var waiting =
          Collections.nCopies(500, 0).stream().map(_ -> threads.submit(memo::get)).toList();

      open.countDown();

      for (Future<?> one : waiting) {
        assertThat(one.get()).isEqualTo(Optional.of(1));
      }
    }
    assertThat(questions).hasValue(1);
  }

  @Test
  void whatFailsIsUnknownAndNotAskedAgainAtOnce() {
    Memo<Integer> memo = memo(this::answer, Runnable::run, LONG);
    memo.get();
    away = true;
    time.pass(Duration.ofSeconds(2));

    assertThat(memo.get()).isEmpty();
    assertThat(memo.known()).isEmpty();
    assertThat(questions).hasValue(2);

    away = false;
    time.pass(Duration.ofSeconds(1));
    assertThat(memo.get()).contains(3);
  }

  @Test
  void aDatabaseThatHangsHoldsNobodyUp() {
    List<Runnable> never = new ArrayList<>();
    Memo<Integer> memo = memo(this::answer, never::add, Duration.ZERO);

    assertThat(memo.get()).isEmpty();
    assertThat(memo.known()).isEmpty();

    assertThat(never).hasSize(1);
  }

  @Test
  void whileANewAnswerIsAwaitedTheLastOneServesForAMinute() {
    List<Runnable> later = new ArrayList<>();
    Memo<Integer> memo = memo(this::answer, later::add, Duration.ZERO);
    memo.known();
    later.removeFirst().run();

    time.pass(Duration.ofSeconds(30));
    assertThat(memo.known()).contains(1);
    time.pass(Duration.ofSeconds(31));
    assertThat(memo.known()).isEmpty();

    later.removeFirst().run();
    assertThat(memo.known()).contains(2);
  }

  private int answer() {
    int number = questions.incrementAndGet();
    if (away) {
      throw new Problem.Unavailable("database", Duration.ofSeconds(2)).toException();
    }
    return number;
  }

  private Memo<Integer> memo(Supplier<Integer> source, Executor executor, Duration patience) {
    return new Memo<>("test", source, executor, patience, time::nanos);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
