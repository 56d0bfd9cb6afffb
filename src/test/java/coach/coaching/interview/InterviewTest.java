package coach.coaching.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.Answer.Cut;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Trail;
import coach.coaching.Charts.Chart;
import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.Failure.Kind;
import coach.coaching.FakeGateway;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview.Result;
import coach.coaching.TradeReview.State;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.prompt.PromptVersion;
import coach.coaching.prompt.ReviewPrompts;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InterviewTest {
  private static final ReviewId ID = new ReviewId(UUID.randomUUID());
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
  private static final Reading WRONG =
      Readings.of(Readings.plan(Direction.LONG, "104", "105", "108"));
  private static final Reading WORSE =
      Readings.of(Readings.plan(Direction.LONG, "104", "105", "103"));

  private final FakeGateway gateway = new FakeGateway();
  private Optional<Chart> chart = Optional.of(new Chart("image/png", new byte[] {1}, 640, 480));
  private final List<State> stages = new ArrayList<>();

  @Test
  void aSoundAnswerIsDoneWithOneQuestion() throws Exception {
    gateway.then(Readings.usual());

    Ended.Done done = done();

    assertThat(done.result().conclusion().verdict()).isEqualTo(Verdict.TAKE);
    assertThat(done.bill().questions()).isEqualTo(1);
    assertThat(done.bill().cost()).contains(new Money(1_000));
    assertThat(done.bill().model()).contains("openai/gpt-5.6-terra");
    assertThat(stages).containsExactly(State.READING, State.CHECKING);
  }

  @Test
  void aContradictionIsAskedAboutOnceMoreWithWhatWasFound() throws Exception {
    gateway.then(WRONG).then(Readings.usual());

    Ended.Done done = done();

    assertThat(done.result().findings()).isEmpty();
    assertThat(done.bill().questions()).isEqualTo(2);
    assertThat(done.bill().cost()).contains(new Money(2_000));
    assertThat(gateway.prompts.get(1).parts().getLast().toString())
        .contains("stop_on_wrong_side")
        .contains("<previous_answer>");
    assertThat(stages)
        .containsExactly(State.READING, State.CHECKING, State.ASKING_AGAIN, State.CHECKING);
  }

  @Test
  void whatIsStillInconsistentIsUnclearAndCarriesItsFindings() throws Exception {
    gateway.then(WRONG).then(WRONG);

    Result result = done().result();

    assertThat(result.conclusion())
        .extracting(it -> it.verdict(), it -> it.reason())
        .containsExactly(Verdict.UNCLEAR, "The stop of a long must be below its entry.");
    assertThat(result.findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.STOP_ON_WRONG_SIDE);
  }

  @Test
  void aSecondAnswerThatIsWorseDoesNotCount() throws Exception {
    gateway.then(WRONG).then(WORSE);

    assertThat(done().result().reading().plan().targets()).isEqualTo(WRONG.plan().targets());
  }

  @Test
  void aSecondQuestionThatBringsNothingLeavesTheFirstAnswer() throws Exception {
    gateway.then(WRONG).then(new Answer.OverBudget(Budget.USER_DAY, MIDNIGHT, Trail.NONE));

    Ended.Done done = done();

    assertThat(done.result().conclusion().verdict()).isEqualTo(Verdict.UNCLEAR);
    assertThat(done.bill().cost()).contains(new Money(1_000));
    assertThat(done.bill().questions()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsNoneIsAskedForOnceMore() throws Exception {
    gateway.thenText("Sure! Here is my view.").then(Readings.usual());

    assertThat(done().result().conclusion().verdict()).isEqualTo(Verdict.TAKE);
    assertThat(gateway.prompts.get(1).parts().getLast().toString())
        .contains("<previous_answer>\nnull\n");
  }

  @Test
  void anAnswerWithNothingOfWhatWasAskedIsUnusable() throws Exception {
    gateway.thenText("{}").thenText("{}");

    assertThat(failure().kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(gateway.prompts).hasSize(2);
  }

  @Test
  void anAnswerThatWasCutIsAskedForOnceMore() throws Exception {
    gateway.then(incomplete(Cut.MAX_OUTPUT_TOKENS)).then(incomplete(Cut.BROKEN_OFF));

    assertThat(failure().kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(gateway.prompts).hasSize(2);
  }

  @Test
  void aFieldThatIsMissingIsAskedForOnceMore() throws Exception {
    gateway
        .thenText(AnswerWriter.write(Readings.usual()).replace("\"entry\":104,", ""))
        .then(Readings.usual());

    assertThat(done().result().reading()).isEqualTo(Readings.usual());
  }

  @Test
  void whatIsToldOfAChartThatWasNeverGivenGoesAndIsNotAskedAgain() throws Exception {
    chart = Optional.empty();
    gateway.then(Readings.usual());

    Result result = done().result();

    assertThat(gateway.prompts).hasSize(1);
    assertThat(result.reading().chart().axis()).isEqualTo(Reading.Axis.UNKNOWN);
    assertThat(result.reading().chart().lastPrice()).isEmpty();
    assertThat(result.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.CHART_NEVER_GIVEN);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new Answer.OverBudget(Budget.USER_DAY, MIDNIGHT, Trail.NONE),
            new Failure(
                Kind.OVER_BUDGET,
                "The budget (yours of today) is reached.",
                Optional.of(MIDNIGHT))),
        Arguments.of(
            new Answer.OverBudget(Budget.ANSWER, NOW, Trail.NONE),
            Failure.of(Kind.OVER_BUDGET, "The budget (of one review) is reached.")),
        Arguments.of(
            new Answer.LedgerUnavailable(Trail.NONE),
            Failure.of(
                Kind.LEDGER_UNAVAILABLE,
                "What this would cost cannot be written down now, so nothing was asked.")),
        Arguments.of(
            new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE),
            new Failure(
                Kind.NO_MODEL, "No model can answer now.", Optional.of(NOW.plusSeconds(7)))),
        Arguments.of(
            new Answer.Unavailable("late", Duration.ofSeconds(7), late()),
            new Failure(
                Kind.DEADLINE, "No model answered in time.", Optional.of(NOW.plusSeconds(7)))),
        Arguments.of(
            new Answer.Declined("policy", FakeGateway.MODEL, FakeGateway.TRAIL),
            Failure.of(Kind.DECLINED, "The model will not answer this; no other one is asked.")),
        Arguments.of(
            incomplete(Cut.CONTENT_FILTER),
            Failure.of(
                Kind.DECLINED, "The provider's filter ended the answer; no other one is asked.")),
        Arguments.of(
            new Answer.Rejected(Rejection.BAD_IMAGE, "the image is damaged", FakeGateway.TRAIL),
            Failure.of(Kind.REJECTED, "No model takes this question: the image is damaged")),
        Arguments.of(
            FakeGateway.completed(AnswerWriter.write(unreadable("It shows a cat."))),
            Failure.of(Kind.UNREADABLE, "The model cannot read this: It shows a cat.")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureHasItsKindAndItsSentence(Answer answer, Failure expected) throws Exception {
    gateway.then(answer);

    assertThat(failure()).isEqualTo(expected);
    assertThat(gateway.prompts).hasSize(1);
  }

  @Test
  void theCannedModelIsMarked() throws Exception {
    gateway.then(
        new Answer.Completed(
            AnswerWriter.write(Readings.usual()),
            ModelId.CANNED,
            Optional.empty(),
            true,
            Trail.NONE));

    assertThat(done().bill().mock()).isTrue();
  }

  @Test
  void nothingMoreIsAskedWhenTheReviewIsNotOursAnyMore() {
    gateway.then(WRONG);
    Interview interview =
        interview(
            state -> {
              if (state == State.ASKING_AGAIN) {
                throw new IllegalStateException("lost");
              }
            });

    assertThatThrownBy(interview::run).hasMessage("lost");
    assertThat(gateway.prompts).hasSize(1);
  }

  private Ended.Done done() throws InterruptedException {
    Ended ended = interview(stages::add).run();
    assertThat(ended).isInstanceOf(Ended.Done.class);
    return (Ended.Done) ended;
  }

  private Failure failure() throws InterruptedException {
    Ended ended = interview(stages::add).run();
    assertThat(ended).isInstanceOf(Ended.Failed.class);
    return ((Ended.Failed) ended).failure();
  }

  private Interview interview(Consumer<State> listener) {
    ReviewPrompts prompts =
        new ReviewPrompts(
            PromptVersion.LATEST,
            new Payer(new UserId(new UUID(0, 1)), Optional.empty()),
            "r1",
            Readings.notes("I buy."),
            chart);
    return new Interview(gateway, ID, prompts, () -> NOW, listener);
  }

  private static Answer incomplete(Cut cut) {
    return new Answer.Incomplete("{", cut, FakeGateway.MODEL, Optional.empty(), FakeGateway.TRAIL);
  }

  private static Trail late() {
    return new Trail(
        List.of(
            new Trail.Step(
                FakeGateway.MODEL, 1, FailureClass.TIMEOUT.text(), Duration.ofSeconds(60))),
        Money.ZERO,
        Money.ZERO,
        new Money(5_000));
  }

  private static Reading unreadable(String why) {
    Reading it = Readings.of(Reading.Plan.NONE);
    return new Reading(false, Optional.of(why), it.chart(), it.setup(), it.plan(), it.opinion());
  }
}
