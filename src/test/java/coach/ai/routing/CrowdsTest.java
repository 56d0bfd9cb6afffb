package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.DEADLINE;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.SECOND;
import static coach.ai.routing.TestGateway.outcomes;
import static coach.ai.routing.TestGateway.routing;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.provider.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many ask at once.
class CrowdsTest {
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void twoThousandAreAnsweredAtTheSameTime() throws Exception {
    int many = 2_000;
    CountDownLatch allUnderWay = new CountDownLatch(many);
    try (TestGateway test = gateway(2_500)) {
      test.openai()
          .always(
              (_, _) -> {
                allUnderWay.countDown();
                allUnderWay.await();
                return Replies.completed("fine");
              });

      List<Answer> answers = answers(asked(test, Purpose.REVIEW, many));

      assertThat(answers).hasSize(many).allMatch(Answer.Completed.class::isInstance);
      assertThat(test.ledger.requests()).hasSize(many);
      assertThat(test.ledger.open()).isZero();
      assertThat(test.observer.answered).hasSize(many);
    }
  }

  @Test
  void whoFindsEveryModelFullIsRefusedAtOnce() throws Exception {
    CountDownLatch underWay = new CountDownLatch(4);
    CountDownLatch release = new CountDownLatch(1);
    try (TestGateway test = gateway(2)) {
      test.openai().always((_, _) -> busy(underWay, release));
      List<Future<Answer>> first = asked(test, Purpose.REVIEW, 4);
      underWay.await();

      Answer refused = test.ask();
      release.countDown();

      assertThat(outcomes(refused)).containsExactly("bulkhead_full", "bulkhead_full");
      assertThat(refused)
          .isInstanceOfSatisfying(
              Answer.Unavailable.class,
              unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
      assertThat(answers(first)).allMatch(Answer.Completed.class::isInstance);
      assertThat(test.ask()).isInstanceOf(Answer.Completed.class);
    }
  }

  @Test
  void programsLeaveTheLastTenthToPeople() throws Exception {
    CountDownLatch underWay = new CountDownLatch(9);
    CountDownLatch release = new CountDownLatch(1);
    try (TestGateway test = gateway(10, List.of(FIRST))) {
      test.openai().always((_, _) -> busy(underWay, release));
      List<Future<Answer>> programs = asked(test, Purpose.COMPAT, 9);
      underWay.await();

      Answer program = test.gateway.ask(UUID.randomUUID(), TestGateway.prompt(Purpose.COMPAT));
      List<Future<Answer>> person = asked(test, Purpose.REVIEW, 1);
      release.countDown();

      assertThat(outcomes(program)).containsExactly("bulkhead_full");
      assertThat(answers(person)).allMatch(Answer.Completed.class::isInstance);
      assertThat(answers(programs)).allMatch(Answer.Completed.class::isInstance);
      assertThat(test.gateway.ask(UUID.randomUUID(), TestGateway.prompt(Purpose.COMPAT)))
          .isInstanceOf(Answer.Completed.class);
    }
  }

  private static TestGateway gateway(int concurrent) {
    return gateway(concurrent, List.of(FIRST, SECOND));
  }

  private static TestGateway gateway(int concurrent, List<ModelId> route) {
    return new TestGateway(new Limits(DEADLINE, CAP, routing(2, 0.1, concurrent)), route);
  }

  private static Reply busy(CountDownLatch underWay, CountDownLatch release)
      throws InterruptedException {
    underWay.countDown();
    release.await();
    return Replies.completed("fine");
  }

  private List<Future<Answer>> asked(TestGateway test, Purpose purpose, int many) {
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      answers.add(
          askers.submit(() -> test.gateway.ask(UUID.randomUUID(), TestGateway.prompt(purpose))));
    }
    return answers;
  }

  private static List<Answer> answers(List<Future<Answer>> futures)
      throws InterruptedException, ExecutionException {
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }
}
