package coach.ai.price.book;

import coach.ai.ModelId;
import coach.ai.price.Price;
import coach.ai.price.book.InvalidPrices.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Lays the rows of one file over those of another, and looks at what comes of it.
final class Merge {
  private final Map<String, PriceRow> replaced = new HashMap<>();
  private final Map<String, PriceRow> merged = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private Merge() {}

  /// @throws InvalidPrices with everything that is wrong with the rows of `over`
  static PriceTable of(PriceFile under, PriceFile over) {
    Merge merge = new Merge();
    under.rows().forEach(row -> merge.merged.put(row.price().id(), row));
    over.rows().forEach(merge::lay);
    over.rows().forEach(merge::look);
    if (!merge.faults.isEmpty()) {
      throw new InvalidPrices(merge.faults);
    }
    return new PriceTable(List.copyOf(merge.merged.values()));
  }

  private final Set<String> laid = new HashSet<>();

  private void lay(PriceRow row) {
    String id = row.price().id();
    PriceRow before = merged.put(id, row);
    if (!laid.add(id)) {
      faults.add(row.fault("is there twice"));
    } else if (before != null) {
      replaced.put(id, before);
    }
  }

  private void look(PriceRow row) {
    faults.addAll(
        Plausibility.faults(
            row, Stream.concat(earlier(row), Stream.ofNullable(replaced.get(id(row)))).toList()));
    Price price = row.price();
    price
        .successor()
        .map(name -> new ModelId(price.model().provider(), name))
        .filter(successor -> merged.values().stream().noneMatch(it -> isOf(it, successor)))
        .ifPresent(
            successor -> faults.add(row.fault("successor: there is no row for " + successor)));
    price
        .shutdown()
        .filter(price.effectiveFrom()::isAfter)
        .ifPresent(_ -> faults.add(row.fault("shutdown: must not be before effective_from")));
  }

  /// The row that is in force until this one is.
  private Stream<PriceRow> earlier(PriceRow row) {
    return merged.values().stream()
        .filter(it -> isOf(it, row.price().model()))
        .filter(it -> it.price().effectiveFrom().isBefore(row.price().effectiveFrom()))
        .reduce((one, other) -> later(one, other))
        .stream();
  }

  private static PriceRow later(PriceRow one, PriceRow other) {
    return one.price().effectiveFrom().isAfter(other.price().effectiveFrom()) ? one : other;
  }

  private static boolean isOf(PriceRow row, ModelId model) {
    return row.price().model().equals(model);
  }

  private static String id(PriceRow row) {
    return row.price().id();
  }
}
