package coach.identity.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coach.platform.ProblemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingCacheTest {
  private final Map<String, String> database = new ConcurrentHashMap<>(Map.of("ann", "trader"));
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Queue<Runnable> background = new ArrayDeque<>();
  private boolean down;

  private final StandingCache<String, String> cache =
      new StandingCache<>(this::ask, background::add, nanos::get);

  @Test
  void whatWasReadIsServedWithoutAskingAgain() {
    assertThat(cache.get("ann")).contains("trader");
    assertThat(cache.get("ann")).contains("trader");

    assertThat(cache.reads()).isEqualTo(1);
  }

  @Test
  void thatThereIsNothingIsRememberedToo() {
    assertThat(cache.get("bob")).isEmpty();
    assertThat(cache.get("bob")).isEmpty();

    assertThat(cache.reads()).isEqualTo(1);
  }

  @Test
  void anEntryInUseIsReadAgainInTheBackgroundAndServedMeanwhile() {
    cache.get("ann");
    database.put("ann", "operator");

    pass(2000);
    assertThat(cache.get("ann")).contains("trader");
    assertThat(cache.get("ann")).contains("trader");
    assertThat(background).hasSize(1);
    runBackground();

    assertThat(cache.get("ann")).contains("operator");
    assertThat(cache.reads()).isEqualTo(2);
  }

  @Test
  void aBusyEntryIsNeverReadOnTheRequestsPath() {
    cache.get("ann");
    for (int i = 0; i < 100; i++) {
      pass(500);
      long before = cache.reads();
      assertThat(cache.get("ann")).contains("trader");
      assertThat(cache.reads()).isEqualTo(before);
      runBackground();
    }

    assertThat(cache.reads()).isEqualTo(26);
  }

  @Test
  void nothingIsServedFourSecondsAfterItsReadBegan() {
    cache.get("ann");
    database.remove("ann");

    pass(3999);
    assertThat(cache.get("ann")).contains("trader");
    pass(1);
    assertThat(cache.get("ann")).isEmpty();
  }

  @Test
  void theAgeOfARefreshedEntryCountsFromItsOwnRead() {
    cache.get("ann");
    pass(3000);
    cache.get("ann");
    pass(500);
    runBackground();
    database.remove("ann");

    pass(3999);
    assertThat(cache.get("ann")).contains("trader");
    pass(1);
    assertThat(cache.get("ann")).isEmpty();
  }

  @Test
  void whatIsDroppedIsReadAgainAtOnce() {
    cache.get("ann");
    database.remove("ann");
    cache.drop("ann");

    assertThat(cache.get("ann")).isEmpty();
  }

  @Test
  void aRefreshThatBeganBeforeTheDropDoesNotBringItsAnswerBack() {
    StandingCache<String, String> racing = racingWithADrop();
    racing.get("ann");
    pass(2000);
    racing.get("ann");

    runBackground();

    assertThat(racing.get("ann")).isEmpty();
  }

  /// Its second read sees what then is removed and dropped, before the read returns.
  private StandingCache<String, String> racingWithADrop() {
    var self =
        new Object() {
          private StandingCache<String, String> cache =
              new StandingCache<>(key -> load(key), background::add, nanos::get);
          private int loads;

          private Optional<String> load(String key) {
            Optional<String> seen = ask(key);
            if (++loads == 2) {
              database.remove(key);
              cache.drop(key);
            }
            return seen;
          }
        };
    return self.cache;
  }

  @Test
  void aRefreshOfWhatWasDroppedAsksNobody() {
    cache.get("ann");
    pass(2000);
    cache.get("ann");
    cache.drop("ann");

    runBackground();

    assertThat(cache.reads()).isEqualTo(1);
  }

  @Test
  void whileTheDatabaseIsAwayEntriesServeOutTheirTimeAndThenItsFailureIsTheCallers() {
    cache.get("ann");
    down = true;

    pass(2000);
    for (int i = 0; i < 4; i++) {
      assertThat(cache.get("ann")).contains("trader");
      assertThat(cache.get("ann")).contains("trader");
      runBackground();
      pass(499);
    }
    assertThat(cache.reads()).as("one failed read each half second").isEqualTo(3);
    pass(4);

    assertThatThrownBy(() -> cache.get("ann")).isSameAs(AWAY);
    assertThatThrownBy(() -> cache.get("bob")).isSameAs(AWAY);
    down = false;
    assertThat(cache.get("ann")).contains("trader");
  }

  @Test
  void anExecutorThatTakesNothingMoreHarmsNobody() {
    StandingCache<String, String> cache =
        new StandingCache<>(
            this::ask,
            _ -> {
              throw new RejectedExecutionException();
            },
            nanos::get);
    cache.get("ann");

    pass(2000);
    assertThat(cache.get("ann")).contains("trader");
    pass(2000);
    assertThat(cache.get("ann")).contains("trader");
    assertThat(cache.reads()).isEqualTo(2);
  }

  @Test
  void anAnswerThatTookLongerThanItMayBeUsedIsAFailure() {
    StandingCache<String, String> slow =
        new StandingCache<>(
            key -> {
              pass(4000);
              return ask(key);
            },
            background::add,
            nanos::get);

    assertThatThrownBy(() -> slow.get("ann")).isInstanceOf(ProblemException.class);
  }

  @Test
  void anyNumberOfCallersShareOneRead() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    StandingCache<String, String> cache = gated(gate);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<String>>> answers =
          IntStream.range(0, 100).mapToObj(_ -> threads.submit(() -> cache.get("ann"))).toList();
      await().until(() -> cache.reads() == 1);
      gate.countDown();

      for (Future<Optional<String>> answer : answers) {
        assertThat(answer.get()).contains("trader");
      }
    }
    assertThat(cache.reads()).isEqualTo(1);
  }

  @Test
  void whoAsksAfterADropDoesNotJoinAReadThatBeganBefore() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    StandingCache<String, String> cache = gated(gate);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> cache.get("ann"));
      await().until(() -> cache.reads() == 1);

      cache.drop("ann");
      Future<Optional<String>> second = threads.submit(() -> cache.get("ann"));

      await().until(() -> cache.reads() == 2);
      gate.countDown();
      assertThat(second.get()).contains("trader");
    }
  }

  private StandingCache<String, String> gated(CountDownLatch gate) {
    return new StandingCache<>(
        key -> {
          awaitUninterruptibly(gate);
          return ask(key);
        },
        background::add,
        nanos::get);
  }

  private static final IllegalStateException AWAY = new IllegalStateException("away");

  private Optional<String> ask(String key) {
    if (down) {
      throw AWAY;
    }
    return Optional.ofNullable(database.get(key));
  }

  private static void awaitUninterruptibly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private void runBackground() {
    for (Runnable work = background.poll(); work != null; work = background.poll()) {
      work.run();
    }
  }
}
