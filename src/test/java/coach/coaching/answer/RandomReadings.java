package coach.coaching.answer;

import coach.coaching.Direction;
import coach.coaching.Reading;
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
import coach.coaching.Verdict;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Readings of every shape, sound or not, the same for the same seed.
public final class RandomReadings {
  private final Random random;

  public RandomReadings(long seed) {
    this.random = new Random(seed);
  }

  public Reading next() {
    return new Reading(
        random.nextBoolean(),
        maybe(this::text),
        new Chart(
            maybe(() -> new Symbol("EURUSD")),
            maybe(() -> word(Timeframe.class)),
            new Axis(
                maybe(this::price), maybe(this::price), maybe(this::price), maybe(this::price)),
            maybe(this::price),
            word(Trend.class),
            several(() -> new Level(word(LevelKind.class), price(), maybe(this::text)))),
        new Setup(word(SetupKind.class), maybe(this::text)),
        plan(),
        new Opinion(
            several(this::text),
            several(this::text),
            several(this::text),
            several(this::text),
            word(Verdict.class),
            maybe(this::text)));
  }

  public Plan plan() {
    return new Plan(
        word(Direction.class),
        maybe(this::price),
        maybe(this::price),
        several(this::price),
        new Horizon(maybe(() -> word(HorizonKind.class)), count(), count()),
        maybe(this::price));
  }

  /// Below zero at times.
  public BigDecimal price() {
    BigInteger digits = new BigInteger(1 + random.nextInt(39), random);
    BigDecimal price = new BigDecimal(digits, random.nextInt(9));
    return random.nextInt(20) == 0 ? price.negate() : price;
  }

  /// Above zero.
  public BigDecimal positive() {
    return new BigDecimal(BigInteger.valueOf(1 + random.nextInt(10_000_000)), random.nextInt(6));
  }

  public String text() {
    String letters = "aB<>&\"'\\/{}[]:;,.0123456789R%$€ü漢😀-";
    int[] points =
        random
            .ints(1 + random.nextInt(30), 0, letters.codePointCount(0, letters.length()))
            .map(at -> letters.codePointAt(letters.offsetByCodePoints(0, at)))
            .toArray();
    return new String(points, 0, points.length);
  }

  private OptionalInt count() {
    return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(1000));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
  }

  private <T> List<T> several(Supplier<T> value) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value.get()).toList();
  }

  private <E extends Enum<E>> E word(Class<E> set) {
    E[] words = set.getEnumConstants();
    return words[random.nextInt(words.length)];
  }
}
