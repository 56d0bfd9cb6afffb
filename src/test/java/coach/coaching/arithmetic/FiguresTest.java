package coach.coaching.arithmetic;

import static coach.coaching.Readings.LONG;
import static coach.coaching.Readings.SHORT;
import static coach.coaching.Readings.plan;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Reading.Plan;
import coach.coaching.answer.RandomReadings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void aLongRisksWhatLiesBelowItsEntry() {
    Figures figures = Figures.of(LONG);

    assertThat(figures.risk().orElseThrow().perUnit()).isEqualByComparingTo("2");
    assertThat(figures.risk().orElseThrow().percent()).isEqualTo(new BigDecimal("1.92"));
    assertThat(figures.rewards())
        .extracting(it -> it.multiple().orElseThrow())
        .containsExactly(new BigDecimal("2.00"), new BigDecimal("4.00"));
    assertThat(figures.best()).contains(new BigDecimal("4.00"));
  }

  @Test
  void aShortRisksWhatLiesAboveIt() {
    Figures figures = Figures.of(SHORT);

    assertThat(figures.risk().orElseThrow().perUnit()).isEqualByComparingTo("2");
    assertThat(figures.best()).contains(new BigDecimal("4.00"));
  }

  @Test
  void halvesAreRoundedUpForShow() {
    Figures figures = Figures.of(plan(Direction.LONG, "100", "99.2", "101.324"));

    assertThat(figures.best()).contains(new BigDecimal("1.65")); // 1.655
  }

  @Test
  void aThresholdIsComparedWithoutRounding() {
    Figures figures = Figures.of(plan(Direction.LONG, "100", "99", "100.999"));

    assertThat(figures.best()).contains(new BigDecimal("0.99"));
    assertThat(figures.paysAtLeast(BigDecimal.ONE)).isFalse();
  }

  @Test
  void aStopOnTheWrongSideHasNoRisk() {
    Figures figures = Figures.of(plan(Direction.LONG, "100", "101", "103"));

    assertThat(figures.risk()).isEmpty();
    assertThat(figures.best()).isEmpty();
    assertThat(figures.rewards().getFirst().perUnit()).isEqualByComparingTo("3");
  }

  @Test
  void nothingIsMadeUpForWhatIsMissing() {
    Plan none = Plan.NONE;
    Plan withoutEntry =
        new Plan(
            Direction.LONG,
            Optional.empty(),
            LONG.stop(),
            LONG.targets(),
            LONG.horizon(),
            LONG.confidence());

    assertThat(Figures.of(none)).isEqualTo(new Figures(Optional.empty(), List.of()));
    assertThat(Figures.of(withoutEntry)).isEqualTo(new Figures(Optional.empty(), List.of()));
  }

  @Test
  void aShortEarnsWhatALongLoses() {
    RandomReadings random = new RandomReadings(1);
    for (int i = 0; i < 2_000; i++) {
      Plan plan = random.plan();

      List<BigDecimal> ups = perUnit(as(Direction.LONG, plan));
      List<BigDecimal> downs = perUnit(as(Direction.SHORT, plan));

      assertThat(downs).isEqualTo(ups.stream().map(BigDecimal::negate).toList());
    }
  }

  @Test
  void aMultipleIsTheRatioOfTwoDistances() {
    RandomReadings random = new RandomReadings(2);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal entry = random.positive();
      BigDecimal risk = random.positive();
      BigDecimal reward = random.positive();

      Figures figures =
          Figures.of(
              plan(
                  Direction.LONG,
                  entry.toPlainString(),
                  entry.subtract(risk).toPlainString(),
                  entry.add(reward).toPlainString()));

      assertThat(figures.risk().orElseThrow().perUnit()).isEqualByComparingTo(risk);
      assertThat(figures.best()).contains(reward.divide(risk, 2, RoundingMode.DOWN));
    }
  }

  private static List<BigDecimal> perUnit(Plan plan) {
    return Figures.of(plan).rewards().stream().map(Figures.Reward::perUnit).toList();
  }

  private static Plan as(Direction direction, Plan plan) {
    return new Plan(
        direction, plan.entry(), plan.stop(), plan.targets(), plan.horizon(), plan.confidence());
  }
}
