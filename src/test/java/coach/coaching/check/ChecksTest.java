package coach.coaching.check;

import static coach.coaching.Readings.AXIS;
import static coach.coaching.Readings.number;
import static coach.coaching.Readings.plan;
import static coach.coaching.Readings.said;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading;
import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Plan;
import coach.coaching.Readings;
import coach.coaching.Said;
import coach.coaching.answer.RandomReadings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  @Test
  void soundPlansHaveNothingToBeFound() {
    assertThat(findings(Readings.of(Readings.LONG), Said.NOTHING)).isEmpty();
    assertThat(findings(Readings.of(Readings.SHORT), Said.NOTHING)).isEmpty();
    assertThat(findings(Readings.of(Plan.NONE), Said.NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LONG, 104, 104, 108, STOP_EQUALS_ENTRY, stop",
    "LONG, 104, 105, 108, STOP_ON_WRONG_SIDE, stop",
    "SHORT, 110, 108, 106, STOP_ON_WRONG_SIDE, stop",
    "LONG, 104, 102, 103, TARGET_ON_WRONG_SIDE, targets[0]",
    "SHORT, 110, 112, 111, TARGET_ON_WRONG_SIDE, targets[0]",
    "LONG, 104, 102, 104, TARGET_ON_WRONG_SIDE, targets[0]",
    "LONG, 104, 102, 208, PRICE_OFF_AXIS, targets[0]",
    "LONG, 104, 80, 108, PRICE_OFF_AXIS, stop",
    "LONG, 130, 102, 135, PRICE_OFF_AXIS, entry",
    "NONE, 104, 102, 108, LEVELS_WITHOUT_DIRECTION, direction"
  })
  void eachContradictionIsFound(
      Direction direction, String entry, String stop, String target, Kind kind, String field) {
    List<Finding> findings =
        findings(Readings.of(plan(direction, entry, stop, target)), Said.NOTHING);

    assertThat(findings)
        .extracting(Finding::kind, Finding::field)
        .contains(org.assertj.core.groups.Tuple.tuple(kind, field));
    assertThat(findings)
        .allSatisfy(it -> assertThat(it.message()).endsWith(".").hasSizeLessThan(300));
  }

  @Test
  void targetsGoFromTheNearestToTheFarthest() {
    assertThat(kinds(Readings.of(plan(Direction.LONG, "104", "102", "112", "108"))))
        .containsExactly(Kind.TARGETS_OUT_OF_ORDER);
    assertThat(kinds(Readings.of(plan(Direction.SHORT, "110", "112", "106", "106"))))
        .containsExactly(Kind.TARGETS_OUT_OF_ORDER);
  }

  @Test
  void aPriceIsAboveZero() {
    assertThat(kinds(Readings.of(Axis.UNKNOWN, plan(Direction.LONG, "104", "-2", "108"))))
        .contains(Kind.PRICE_NOT_POSITIVE);
    assertThat(kinds(Readings.of(Axis.UNKNOWN, plan(Direction.LONG, "0", "0", "108"))))
        .contains(Kind.PRICE_NOT_POSITIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "104, 40, 108",
    "104, 103.9999, 108",
    "1040, 1020, 1080",
    "104, 102, 1400",
    "104, 103.9, 120"
  })
  void distancesThatNoPlanHasAreFound(String entry, String stop, String target) {
    Reading reading = Readings.of(Axis.UNKNOWN, plan(Direction.LONG, entry, stop, target));

    assertThat(kinds(reading)).contains(Kind.DISTANCE_ABSURD);
  }

  @Test
  void theLastPriceIsOnTheAxisToo() {
    Axis elsewhere = new Axis(number("200"), number("0.9"), number("220"), number("0.1"));

    assertThat(kinds(Readings.of(elsewhere, Plan.NONE)))
        .containsExactlyInAnyOrder(Kind.LAST_PRICE_OFF_AXIS, Kind.PRICE_OFF_AXIS);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 0.9, 100, 0.1",
    "100, 0.9, 100, 0.1",
    "100, 0.1, 120, 0.9",
    "100, 1.5, 120, 0.1",
    "100, 0.9, 120, -0.1",
    "100, 0.50, 120, 0.49",
    "-5, 0.9, 120, 0.1"
  })
  void anAxisMakesSense(String low, String lowY, String high, String highY) {
    Axis axis = new Axis(number(low), number(lowY), number(high), number(highY));

    assertThat(kinds(Readings.of(axis, Plan.NONE))).containsExactly(Kind.AXIS_NOT_SANE);
  }

  @Test
  void halfAnAxisIsNone() {
    Axis half = new Axis(number("100"), Optional.empty(), Optional.empty(), Optional.empty());
    Axis onePlace = new Axis(number("100"), number("0.9"), number("120"), Optional.empty());

    assertThat(kinds(Readings.of(half, Plan.NONE))).containsExactly(Kind.AXIS_NOT_SANE);
    assertThat(kinds(Readings.of(onePlace, Plan.NONE))).containsExactly(Kind.AXIS_NOT_SANE);
  }

  @Test
  void anAxisGoesOnToTheEdgesOfThePicture() {
    // 25 per height: 97.5 at the bottom, 122.5 at the top, and 1.25 more on either side.
    PriceAxis axis = PriceAxis.of(AXIS).orElseThrow();

    assertThat(axis.lowest()).isEqualByComparingTo("96.25");
    assertThat(axis.highest()).isEqualByComparingTo("123.75");
  }

  @Test
  void withoutPlacesSomethingBeyondTheLabelsIsAllowedFor() {
    Axis labels = new Axis(number("100"), Optional.empty(), number("120"), Optional.empty());

    PriceAxis axis = PriceAxis.of(labels).orElseThrow();

    assertThat(axis.lowest()).isEqualByComparingTo("97");
    assertThat(axis.highest()).isEqualByComparingTo("123");
  }

  @Test
  void confidenceIsAShare() {
    Plan sure = withConfidence("1.01");

    assertThat(kinds(Readings.of(sure))).containsExactly(Kind.CONFIDENCE_OUT_OF_RANGE);
    assertThat(kinds(Readings.of(withConfidence("-0.1"))))
        .containsExactly(Kind.CONFIDENCE_OUT_OF_RANGE);
    assertThat(kinds(Readings.of(withConfidence("1")))).isEmpty();
  }

  @Test
  void whatIsMissingFromAPlanIsNamed() {
    Plan bare =
        new Plan(
            Direction.LONG,
            number("104"),
            Optional.empty(),
            List.of(),
            Readings.LONG.horizon(),
            Optional.empty());

    List<Finding> findings = findings(Readings.of(bare), Said.NOTHING);

    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.PLAN_INCOMPLETE);
    assertThat(findings.getFirst().message())
        .isEqualTo("The plan is incomplete: there is no stop and no target.");
  }

  @Test
  void theChartIsTheOneThatTheTraderSpeaksOf() {
    assertThat(findings(Readings.usual(), said("eur/usd", "60m", Direction.LONG))).isEmpty();
    assertThat(findings(Readings.usual(), said("GBPUSD", "4h", Direction.SHORT)))
        .extracting(Finding::message)
        .containsExactly(
            "The chart shows EURUSD, and you said GBPUSD.",
            "The chart's bars are of 1h, and you said 4h.",
            "The model sees a long, and you said a short.");
  }

  @Test
  void whatCouldNotBeReadOffTheChartWasNotChecked() {
    Reading it = Readings.of(Axis.UNKNOWN, Readings.LONG);
    Chart blank =
        new Chart(
            Optional.empty(),
            Optional.empty(),
            Axis.UNKNOWN,
            it.chart().lastPrice(),
            it.chart().trend(),
            it.chart().levels());
    Reading reading =
        new Reading(true, Optional.empty(), blank, it.setup(), it.plan(), it.opinion());

    Examined examined = Checks.examine(reading, List.of(), said("EURUSD", "1h", Direction.LONG));

    assertThat(examined.errors()).isEmpty();
    assertThat(examined.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.SYMBOL_NOT_READ, Kind.TIMEFRAME_NOT_READ, Kind.AXIS_NOT_READ);
    assertThat(examined.findings().getLast().message())
        .isEqualTo("The price axis could not be read, so prices were not checked against it.");
  }

  @Test
  void ofWordsAloneNoChartIsLeft() {
    Said said = said("GBPUSD", "4h", Direction.LONG);

    Examined examined = Checks.examineWords(Readings.usual(), List.of(), said);

    assertThat(examined.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.CHART_NEVER_GIVEN);
    assertThat(examined.reading().chart())
        .isEqualTo(
            new Chart(
                said.symbol(),
                said.timeframe(),
                Axis.UNKNOWN,
                Optional.empty(),
                Readings.usual().chart().trend(),
                List.of()));
    assertThat(examined.reading().plan()).isEqualTo(Readings.LONG);
  }

  @Test
  void noReadingBreaksTheChecks() {
    RandomReadings random = new RandomReadings(9);
    for (int i = 0; i < 3_000; i++) {
      Reading reading = random.next();

      Examined examined = Checks.examine(reading, List.of(), Said.NOTHING);

      assertThat(VerdictRules.conclude(examined, Said.NOTHING).reason()).isNotBlank();
    }
  }

  @Test
  void aPlanWithoutErrorsIsInOrder() {
    RandomReadings random = new RandomReadings(10);
    int sound = 0;
    for (int i = 0; i < 5_000; i++) {
      Reading reading = Readings.of(Axis.UNKNOWN, sorted(random));
      if (Checks.examine(reading, List.of(), Said.NOTHING).errors().isEmpty()) {
        sound++;
        Plan plan = reading.plan();
        BigDecimal risk = plan.entry().orElseThrow().subtract(plan.stop().orElseThrow());
        BigDecimal reward = plan.targets().getFirst().subtract(plan.entry().orElseThrow());
        assertThat(risk.signum()).isEqualTo(reward.signum()).isNotZero();
      }
    }
    assertThat(sound).isPositive();
  }

  /// Near the last price of 105, in any order.
  private static Plan sorted(RandomReadings random) {
    Direction direction = random.positive().scale() % 2 == 0 ? Direction.LONG : Direction.SHORT;
    return plan(direction, near(random), near(random), near(random));
  }

  private static String near(RandomReadings random) {
    return random.positive().remainder(BigDecimal.TEN).add(new BigDecimal("100")).toPlainString();
  }

  private static Plan withConfidence(String confidence) {
    Plan it = Readings.LONG;
    return new Plan(
        it.direction(), it.entry(), it.stop(), it.targets(), it.horizon(), number(confidence));
  }

  private static List<Kind> kinds(Reading reading) {
    return findings(reading, Said.NOTHING).stream().map(Finding::kind).toList();
  }

  private static List<Finding> findings(Reading reading, Said said) {
    return Checks.examine(reading, List.of(), said).findings();
  }
}
