package coach.coaching;

import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Horizon;
import coach.coaching.Reading.HorizonKind;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.LevelKind;
import coach.coaching.Reading.Opinion;
import coach.coaching.Reading.Plan;
import coach.coaching.Reading.Setup;
import coach.coaching.Reading.SetupKind;
import coach.coaching.Reading.Trend;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Readings for tests. The usual one is a sound long from 104 to 112, with the stop at 102.
public final class Readings {
  public static final Plan LONG = plan(Direction.LONG, "104", "102", "108", "112");
  public static final Plan SHORT = plan(Direction.SHORT, "110", "112", "106", "102");

  public static final Axis AXIS =
      new Axis(number("100"), number("0.9"), number("120"), number("0.1"));

  private Readings() {}

  public static Reading usual() {
    return of(LONG);
  }

  public static Reading of(Plan plan) {
    return of(AXIS, plan);
  }

  public static Reading of(Axis axis, Plan plan) {
    return new Reading(
        true,
        Optional.empty(),
        new Chart(
            Optional.of(new Symbol("EURUSD")),
            Optional.of(Timeframe.H1),
            axis,
            number("105"),
            Trend.UP,
            List.of(new Level(LevelKind.SUPPORT, new BigDecimal("103"), Optional.of("A floor.")))),
        new Setup(SetupKind.PULLBACK, Optional.of("Back to the floor.")),
        plan,
        opinion(Verdict.TAKE, "The floor held."));
  }

  public static Opinion opinion(Verdict stance, String... reasons) {
    return new Opinion(
        List.of(reasons),
        List.of("News."),
        List.of("None seen."),
        List.of("Where would you be wrong?"),
        stance,
        Optional.of("The trend is up and the floor is near."));
  }

  public static Reading withOpinion(Opinion opinion) {
    Reading usual = usual();
    return new Reading(true, Optional.empty(), usual.chart(), usual.setup(), usual.plan(), opinion);
  }

  public static Plan plan(Direction direction, String entry, String stop, String... targets) {
    return new Plan(
        direction,
        number(entry),
        number(stop),
        Stream.of(targets).map(BigDecimal::new).toList(),
        new Horizon(Optional.of(HorizonKind.SWING), OptionalInt.of(20), OptionalInt.empty()),
        number("0.6"));
  }

  public static Optional<BigDecimal> number(String text) {
    return Optional.of(new BigDecimal(text));
  }

  /// A trader who says no more than a symbol, a timeframe and a direction.
  public static Said said(String symbol, String timeframe, Direction direction) {
    return new Said(
        Optional.of(Symbol.of(symbol)),
        Optional.of(Timeframe.of(timeframe)),
        Optional.of(direction),
        Optional.empty(),
        Optional.empty());
  }

  public static Said notes(String notes) {
    return new Said(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(notes), Optional.empty());
  }
}
