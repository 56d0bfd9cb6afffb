package coach.coaching.image;

import static coach.coaching.image.picture.Decoded.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.coaching.image.MemoryBudget.Reservation;
import coach.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final int MB = 1 << 20;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MemoryBudget budget = new MemoryBudget(10 * MB);

  @Test
  void whatIsGivenBackIsThereAgain() throws InterruptedException {
    try (Reservation _ = budget.reserve(7 * MB, LONG)) {
      assertThat(budget.free()).isEqualTo(3 * MB);
    }

    assertThat(budget.free()).isEqualTo(10 * MB);
  }

  @Test
  void whatIsNotFreeInTimeIsRefusedForNow() throws InterruptedException {
    try (Reservation _ = budget.reserve(7 * MB, LONG)) {
      Problem problem = problem(() -> budget.reserve(4 * MB, Duration.ZERO));

      assertThat(problem).isInstanceOf(Problem.Unavailable.class);
    }
  }

  @Test
  void whatIsMoreThanAllIsAllOfIt() throws InterruptedException {
    assertThat(budget.holds(10 * MB)).isTrue();
    assertThat(budget.holds(10 * MB + 1)).isFalse();

    try (Reservation _ = budget.reserve(500L * MB, LONG)) {
      assertThat(budget.free()).isZero();
    }
  }

  @Test
  void whoeverWantsMuchIsNotOvertakenByWhoeverWantsLittle() throws Exception {
    Reservation most = budget.reserve(8 * MB, LONG);
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(2);

    Thread large = waiter("large", 9 * MB, order, done);
    await().until(() -> large.getState() == Thread.State.TIMED_WAITING);
    // It fits into what is free now, and not beside the large one: only an overtaker is first.
    Thread small = waiter("small", 2 * MB, order, done);
    await().until(() -> small.getState() == Thread.State.TIMED_WAITING);
    most.close();
    done.await();

    assertThat(order).containsExactly("large", "small");
  }

  private Thread waiter(String name, long bytes, List<String> order, CountDownLatch done) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Reservation reservation = budget.reserve(bytes, LONG);
                order.add(name);
                done.countDown();
                if (name.equals("large")) {
                  reservation.close();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
