package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading;
import coach.coaching.Reading.Plan;
import coach.coaching.Said;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is checked: an answer, beside what the trader said.
record Subject(Reading reading, Said said) {

  /// A price and the field that it is in.
  record Priced(String field, BigDecimal price) {
    Finding found(Kind kind, String sentence) {
      return new Finding(kind, field, sentence.formatted(field, price.toPlainString()));
    }
  }

  Plan plan() {
    return reading.plan();
  }

  /// Those of the plan.
  Stream<Priced> planned() {
    return Stream.of(
            plan().entry().map(price -> new Priced("entry", price)).stream(),
            plan().stop().map(price -> new Priced("stop", price)).stream(),
            targets())
        .flatMap(prices -> prices);
  }

  Stream<Priced> targets() {
    List<BigDecimal> targets = plan().targets();
    return IntStream.range(0, targets.size())
        .mapToObj(index -> new Priced("targets[" + index + "]", targets.get(index)));
  }

  Stream<Priced> levels() {
    List<Reading.Level> levels = reading.chart().levels();
    return IntStream.range(0, levels.size())
        .mapToObj(index -> new Priced("levels[" + index + "].price", levels.get(index).price()));
  }

  Stream<Priced> last() {
    return reading.chart().lastPrice().map(price -> new Priced("last_price", price)).stream();
  }
}
