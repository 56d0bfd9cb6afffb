package coach.coaching.check;

import static coach.coaching.Readings.notes;
import static coach.coaching.Readings.plan;
import static coach.coaching.Readings.said;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Reading.Plan;
import coach.coaching.Readings;
import coach.coaching.Said;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictRulesTest {
  private static final Said PLAN = notes("I want in.");

  @Test
  void aSoundPlanThatPaysIsTaken() {
    Conclusion conclusion = conclude(Readings.usual(), PLAN);

    assertThat(conclusion)
        .isEqualTo(new Conclusion(Verdict.TAKE, "The trend is up and the floor is near."));
  }

  @Test
  void anErrorComesBeforeEverything() {
    Conclusion conclusion =
        conclude(Readings.of(plan(Direction.LONG, "104", "105", "104.5")), PLAN);

    assertThat(conclusion)
        .isEqualTo(new Conclusion(Verdict.UNCLEAR, "The stop of a long must be below its entry."));
  }

  @Test
  void anotherChartThanTheTradersIsUnclear() {
    Conclusion conclusion = conclude(Readings.usual(), said("GBPUSD", "1h", Direction.LONG));

    assertThat(conclusion.verdict()).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void noTradeIsSkippedOrWaitedFor() {
    Reading none = Readings.of(Plan.NONE);

    assertThat(conclude(with(none, Verdict.SKIP, "It goes nowhere."), PLAN))
        .isEqualTo(new Conclusion(Verdict.SKIP, "It goes nowhere."));
    assertThat(conclude(with(none, Verdict.WAIT, ""), PLAN))
        .isEqualTo(new Conclusion(Verdict.WAIT, "There is no trade here yet."));
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"TAKE", "UNCLEAR"})
  void whatTheModelSaysForAnotherVerdictIsNoReason(Verdict stance) {
    Reading none = with(Readings.of(Plan.NONE), stance, "The floor held: buy.");

    assertThat(conclude(none, PLAN))
        .isEqualTo(new Conclusion(Verdict.SKIP, "There is no trade here."));
  }

  @Test
  void theOtherDirectionIsSkipped() {
    Conclusion conclusion = conclude(Readings.usual(), said("EURUSD", "1h", Direction.SHORT));

    assertThat(conclusion)
        .isEqualTo(
            new Conclusion(Verdict.SKIP, "You plan to go short, and the model sees a long here."));
  }

  @Test
  void withoutATargetThereIsNothingToTake() {
    Conclusion conclusion = conclude(Readings.of(plan(Direction.LONG, "104", "102")), PLAN);

    assertThat(conclusion)
        .isEqualTo(new Conclusion(Verdict.WAIT, "The plan is incomplete: there is no target."));
  }

  @Test
  void whatPaysLessThanItRisksIsSkippedWhateverTheModelSays() {
    Conclusion conclusion =
        conclude(Readings.of(plan(Direction.LONG, "104", "102", "105.99")), PLAN);

    assertThat(conclusion.verdict()).isEqualTo(Verdict.SKIP);
    assertThat(conclusion.reason()).startsWith("The best target pays only 0.99 of");
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"WAIT", "SKIP", "UNCLEAR"})
  void theModelMayBeMoreCarefulThanOurFigures(Verdict stance) {
    assertThat(conclude(with(Readings.usual(), stance, "I would not."), PLAN))
        .isEqualTo(new Conclusion(stance, "I would not."));
  }

  @Test
  void whatPaysLittleMoreIsWaitedFor() {
    assertThat(conclude(Readings.of(plan(Direction.LONG, "104", "102", "106.98")), PLAN).verdict())
        .isEqualTo(Verdict.WAIT);
    assertThat(conclude(Readings.of(plan(Direction.LONG, "104", "102", "107")), PLAN).verdict())
        .isEqualTo(Verdict.TAKE);
  }

  @Test
  void whatTheModelDoubtsIsWaitedFor() {
    Plan it = Readings.LONG;
    Plan doubtful =
        new Plan(
            it.direction(),
            it.entry(),
            it.stop(),
            it.targets(),
            it.horizon(),
            Readings.number("0.49"));
    Plan silent =
        new Plan(
            it.direction(), it.entry(), it.stop(), it.targets(), it.horizon(), Optional.empty());

    assertThat(conclude(Readings.of(doubtful), PLAN).verdict()).isEqualTo(Verdict.WAIT);
    assertThat(conclude(Readings.of(silent), PLAN).verdict()).isEqualTo(Verdict.WAIT);
  }

  @Test
  void theReasonIsTheFirstSentenceOfTheModels() {
    Reading two = with(Readings.usual(), Verdict.TAKE, "The floor held. It pays 9R.");
    Reading wrong = with(Readings.usual(), Verdict.TAKE, "It pays 9R. The floor held.");

    assertThat(conclude(two, PLAN).reason()).isEqualTo("The floor held.");
    assertThat(conclude(wrong, PLAN).reason())
        .isEqualTo("The best target pays 4.00 times the risk.");
  }

  @Test
  void whatIsBelowTheThresholdIsShownBelowIt() {
    Reading reading = Readings.of(Readings.plan(Direction.LONG, "104", "102", "106.998")); // 1.499

    assertThat(conclude(reading, PLAN).reason())
        .isEqualTo(
            "The best target pays 1.49 times the risk;"
                + " below 1.5 it is worth waiting for a better entry.");
  }

  @Test
  void aReasonWithAFigureThatDidNotHoldIsReplacedByOurs() {
    Conclusion conclusion = conclude(with(Readings.usual(), Verdict.TAKE, "It pays 9R."), PLAN);

    assertThat(conclusion)
        .isEqualTo(new Conclusion(Verdict.TAKE, "The best target pays 4.00 times the risk."));
  }

  private static Reading with(Reading it, Verdict stance, String reason) {
    Reading.Opinion opinion = it.opinion();
    return new Reading(
        true,
        Optional.empty(),
        it.chart(),
        it.setup(),
        it.plan(),
        new Reading.Opinion(
            opinion.reasons(),
            opinion.risks(),
            opinion.mistakes(),
            opinion.questions(),
            stance,
            Optional.of(reason).filter(text -> !text.isEmpty())));
  }

  private static Conclusion conclude(Reading reading, Said said) {
    return VerdictRules.conclude(Checks.examine(reading, List.of(), said), said);
  }
}
