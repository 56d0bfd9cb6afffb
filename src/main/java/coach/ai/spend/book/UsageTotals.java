package coach.ai.spend.book;

import coach.ai.Usage;
import coach.shared.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a transaction adds to the sums by user and model.
public final class UsageTotals {
  private static final Usage NOTHING = Usage.of(0, 0);

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  private record Key(UUID subject, Booked.Model model) {}

  private record Sum(long requests, Usage usage, Money cost) {
    private Sum plus(Sum other) {
      return new Sum(requests + other.requests, sum(usage, other.usage), cost.plus(other.cost));
    }

    private static Usage sum(Usage one, Usage other) {
      return new Usage(
          one.input() + other.input(),
          one.cachedInput() + other.cachedInput(),
          one.cacheWrite() + other.cacheWrite(),
          one.output() + other.output(),
          one.reasoning() + other.reasoning());
    }
  }

  /// @param subject a user, or [Period#EVERYBODY]
  public record Row(UUID subject, Booked.Model model, long requests, Usage usage, Money cost) {}

  /// Counts what was settled, once for its user and once for everybody.
  public void add(Ending ending) {
    ending
        .cost()
        .ifPresent(
            cost -> {
              Sum sum = new Sum(1, ending.usage().orElse(NOTHING), cost);
              add(Period.EVERYBODY, ending.booked().model(), sum);
              add(ending.booked().user().value(), ending.booked().model(), sum);
            });
  }

  public List<Row> rows() {
    return sums.entrySet().stream()
        .map(
            entry -> {
              Sum sum = entry.getValue();
              Key key = entry.getKey();
              return new Row(key.subject(), key.model(), sum.requests(), sum.usage(), sum.cost());
            })
        .toList();
  }

  private void add(UUID subject, Booked.Model model, Sum sum) {
    sums.merge(new Key(subject, model), sum, Sum::plus);
  }
}
