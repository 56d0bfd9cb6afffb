package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.DEADLINE;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.Answer.Cut;
import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Usage;
import coach.ai.config.RoutingConfiguration;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Meter;
import coach.ai.routing.RecordingObserver.PassedOver;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class AnswersTest {
  private final TestGateway test = new TestGateway();

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void theFirstModelOfTheRouteAnswers() throws InterruptedException {
    Answer answer = test.ask();

    assertThat(answer)
        .isEqualTo(
            new Answer.Completed("fine", FIRST, Optional.of(Replies.USAGE), false, answer.trail()));
    assertThat(outcomes(answer)).containsExactly("completed");
    assertThat(answer.trail().cost()).isEqualTo(Replies.COST);
    assertThat(answer.trail().wasted()).isEqualTo(Money.ZERO);
  }

  @Test
  void theRequestCarriesTheKeyAndTheTimeThatIsLeft() throws InterruptedException {
    test.ledger.onHold(() -> test.time.passes(Duration.ofSeconds(2)));

    test.ask();

    assertThat(test.openai().orders().getFirst().key()).isEqualTo("openai-key");
    assertThat(test.openai().orders().getFirst().model()).isEqualTo("first");
    assertThat(test.openai().orders().getFirst().timeout()).isEqualTo(DEADLINE.minusSeconds(2));
    assertThat(test.ledger.requests().getFirst().longest()).isEqualTo(DEADLINE);
  }

  @Test
  void theHoldIsThereBeforeTheRequestAndSettledBeforeTheAnswer() throws InterruptedException {
    test.openai()
        .once(
            (_, _) -> {
              assertThat(test.ledger.open()).isEqualTo(1);
              test.time.passes(Duration.ofSeconds(3));
              return Replies.completed("fine");
            });

    test.ask();

    assertThat(test.ledger.settlements())
        .containsExactly(
            new Settlement(
                new Charge.Settled(Replies.USAGE, Replies.COST),
                "completed",
                Duration.ofSeconds(3),
                Optional.empty()));
  }

  @Test
  void whatTheProviderSaysItCostsIsTrusted() throws InterruptedException {
    Meter meter = new Meter(Optional.of(Replies.USAGE), Optional.of(new Money(77)));
    test.openai().once(new Reply.Completed("fine", "m", meter, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer.trail().cost()).isEqualTo(new Money(77));
  }

  @Test
  void anAnswerWithoutUsageIsGivenAndItsHoldStays() throws InterruptedException {
    test.openai().once(new Reply.Completed("fine", "m", Meter.SILENT, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Completed.class);
    assertThat(answer.trail().unsettled()).isEqualTo(TestGateway.WORST);
    assertThat(test.ledger.charges()).containsExactly(new Charge.Unknown());
  }

  @Test
  void usageThatHasNoPriceIsNonsense() throws InterruptedException {
    Meter meter =
        new Meter(Optional.of(Usage.of(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2)), Optional.empty());
    test.openai().once(new Reply.Completed("fine", "m", meter, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Completed.class);
    assertThat(test.ledger.charges()).containsExactly(new Charge.Unknown());
  }

  /// A million times what was asked for: to book it would close the service until the month ends.
  @Test
  void usageThatTheModelCannotHaveIsNonsense() throws InterruptedException {
    Usage absurd = Usage.of(10, 1_000_000_000);
    Meter meter = new Meter(Optional.of(absurd), Optional.empty());
    test.openai().once(new Reply.Completed("fine", "m", meter, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Completed.class);
    assertThat(test.ledger.charges()).containsExactly(new Charge.Unknown());
  }

  @Test
  void anAnswerThatStopsShortIsGivenAsFarAsItWent() throws InterruptedException {
    test.openai()
        .once(
            new Reply.Incomplete(
                "half", Reply.Cut.MAX_OUTPUT_TOKENS, Replies.METER, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer)
        .isEqualTo(
            new Answer.Incomplete(
                "half", Cut.MAX_OUTPUT_TOKENS, FIRST, Optional.of(Replies.USAGE), answer.trail()));
    assertThat(test.requests()).isEqualTo(1);
  }

  @Test
  void theCannedModelCostsNothingIsMarkedAndIsInTheBooks() throws InterruptedException {
    try (TestGateway canned = canned()) {
      Answer answer = canned.ask();

      assertThat(answer)
          .isEqualTo(
              new Answer.Completed(
                  "fine", ModelId.CANNED, Optional.of(Replies.USAGE), true, answer.trail()));
      assertThat(canned.ledger.requests().getFirst().priceId()).isEqualTo("canned");
      assertThat(canned.ledger.requests().getFirst().worstCase()).isEqualTo(Money.ZERO);
      assertThat(canned.ledger.charges())
          .containsExactly(new Charge.Settled(Replies.USAGE, Money.ZERO));
    }
  }

  @Test
  void theCannedModelNeverLeavesAnythingOpen() throws InterruptedException {
    try (TestGateway canned = canned()) {
      canned
          .provider(ProviderName.CANNED)
          .always(new Reply.Completed("fine", "canned", Meter.SILENT, Replies.EXCHANGE));

      canned.ask();

      assertThat(canned.ledger.charges()).containsExactly(new Charge.Released());
    }
  }

  private static TestGateway canned() {
    TestGateway canned =
        new TestGateway(
            new Limits(DEADLINE, CAP, RoutingConfiguration.DEFAULT), List.of(ModelId.CANNED));
    canned.forgetPrice(ModelId.CANNED);
    return canned;
  }

  @Test
  void modelsThatCannotTakeItArePassedOver() throws InterruptedException {
    test.unfit(FIRST, Rejection.NO_VISION);
    test.forgetPrice(TestGateway.SECOND);

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("no_vision", "no_price", "completed");
    assertThat(answer.trail().attempts()).isEqualTo(1);
    assertThat(test.observer.passedOver)
        .containsExactly(
            new PassedOver(FIRST, "no_vision"), new PassedOver(TestGateway.SECOND, "no_price"));
  }

  @Test
  void whatNoModelCanTakeIsRejectedForTheReasonThatHelpsMost() throws InterruptedException {
    test.forgetPrice(FIRST);
    test.unfit(TestGateway.SECOND, Rejection.NO_VISION);
    test.unfit(TestGateway.THIRD, Rejection.TOO_LARGE);

    Answer answer = test.ask();

    assertThat(answer)
        .isEqualTo(
            new Answer.Rejected(Rejection.TOO_LARGE, "anthropic/third cannot", answer.trail()));
    assertThat(test.requests()).isZero();
    assertThat(test.ledger.requests()).isEmpty();
  }

  @Test
  void withoutAPriceNothingIsAsked() throws InterruptedException {
    test.forgetPrice(FIRST);
    test.forgetPrice(TestGateway.SECOND);
    test.forgetPrice(TestGateway.THIRD);

    Answer answer = test.ask();

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.NO_PRICE));
    assertThat(test.ledger.requests()).isEmpty();
  }

  @Test
  void withoutAKeyTheNextProviderIsAsked() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI);

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("no_key", "no_key", "completed");
    assertThat(test.ledger.requests()).hasSize(1);
  }

  @Test
  void anEmptyRouteAnswersNobody() throws InterruptedException {
    try (TestGateway empty =
        new TestGateway(new Limits(DEADLINE, CAP, RoutingConfiguration.DEFAULT), List.of())) {
      assertThat(empty.ask()).isInstanceOf(Answer.Unavailable.class);
    }
  }

  @Test
  void whatTheLogKnowsGoesAlongToTheRequest() throws InterruptedException {
    try (var _ = MDC.putCloseable("request_id", "request-1")) {
      test.openai().once((_, _) -> Replies.completed(String.valueOf(MDC.getCopyOfContextMap())));

      Answer answer = test.ask();

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Completed.class,
              completed ->
                  assertThat(completed.text())
                      .isEqualTo(Map.of("request_id", "request-1").toString()));
    }
  }

  @Test
  void theObserverHearsHowLongItTookAndHowMuchOfThatWasOurs() throws InterruptedException {
    test.ledger.onHold(() -> test.time.passes(Duration.ofMillis(4)));
    test.openai()
        .always(
            (_, _) -> {
              test.time.passes(Duration.ofSeconds(3));
              return Replies.completed("fine");
            });

    Answer answer = test.ask();

    assertThat(test.observer.answered)
        .containsExactly(
            new RecordingObserver.Answered(
                coach.ai.Purpose.REVIEW, answer, Duration.ofMillis(3_004), Duration.ofMillis(4)));
    assertThat(test.observer.attempts.getFirst().held()).isEqualTo(TestGateway.WORST);
  }

  @Test
  void aGatewayThatStopsBeginsNothing() throws InterruptedException {
    test.gateway.stop();

    assertThat(test.ask()).isInstanceOf(Answer.Unavailable.class);
    assertThat(test.ledger.requests()).isEmpty();
  }
}
