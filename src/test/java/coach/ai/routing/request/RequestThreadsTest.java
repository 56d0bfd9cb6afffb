package coach.ai.routing.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {
  private final RequestThreads threads = new RequestThreads();
  private final CountDownLatch underWay = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void whatOutlivesAllPatienceIsBrokenOffAndItsAnswerMaySettleIt() throws Exception {
    Future<String> answer =
        threads.answer(
            () -> {
              Future<String> request = threads.request(this::untilInterrupted);
              return request.get() + ", settled";
            });
    underWay.await();

    threads.close(Duration.ZERO);

    assertThat(answer.get()).isEqualTo("broken off, settled");
  }

  @Test
  void nothingBeginsAfterwards() throws InterruptedException {
    threads.close(Duration.ZERO);

    assertThatThrownBy(() -> threads.answer(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> threads.request(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private String untilInterrupted() {
    underWay.countDown();
    try {
      never.await();
      return "never";
    } catch (InterruptedException e) {
      return "broken off";
    }
  }
}
