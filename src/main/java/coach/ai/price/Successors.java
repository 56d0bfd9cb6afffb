package coach.ai.price;

import coach.ai.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to ask in the place of models that end: never one that ends too, nor one that the same
/// route asks already, so that a route keeps as many models as it had.
public final class Successors {
  private final PriceBook prices;
  private final Instant at;
  private final Predicate<ModelId> ends;
  private final Predicate<ModelId> offered;

  /// @param ends whether a model has ended, or soon will
  /// @param offered whether its provider is known to list it: those come first
  public Successors(
      PriceBook prices, Instant at, Predicate<ModelId> ends, Predicate<ModelId> offered) {
    this.prices = prices;
    this.at = at;
    this.ends = ends;
    this.offered = offered;
  }

  /// For each model that ends, another of its provider, where there is one.
  public Map<ModelId, ModelId> of(Collection<List<ModelId>> routes) {
    Map<ModelId, ModelId> chosen = new HashMap<>();
    routes.stream()
        .flatMap(List::stream)
        .distinct()
        .filter(ends)
        .forEach(
            model ->
                choose(model, taken(model, routes, chosen))
                    .ifPresent(other -> chosen.put(model, other)));
    return Map.copyOf(chosen);
  }

  /// What is asked beside a model, once the advice that was given until now is taken.
  private static Set<ModelId> taken(
      ModelId model, Collection<List<ModelId>> routes, Map<ModelId, ModelId> chosen) {
    return routes.stream()
        .filter(route -> route.contains(model))
        .flatMap(List::stream)
        .flatMap(other -> Stream.of(other, chosen.getOrDefault(other, other)))
        .collect(Collectors.toSet());
  }

  private Optional<ModelId> choose(ModelId model, Set<ModelId> taken) {
    Predicate<ModelId> free = other -> !taken.contains(other) && !ends.test(other);
    return named(model).filter(free).or(() -> alike(model, free));
  }

  /// What its provider says comes after it.
  private Optional<ModelId> named(ModelId model) {
    return prices
        .inForce(model, at)
        .flatMap(Price::successor)
        .map(name -> new ModelId(model.provider(), name));
  }

  /// Of all that can do the same: first what comes after another model and costs no more, then
  /// what costs about as much.
  private Optional<ModelId> alike(ModelId model, Predicate<ModelId> free) {
    Optional<Price> before = prices.inForce(model, at);
    BigDecimal cost = before.map(Successors::rate).orElse(BigDecimal.ZERO);
    Set<ModelId> recommended = recommended();
    return prices.all().stream()
        .map(Price::model)
        .distinct()
        .filter(other -> other.provider() == model.provider() && free.test(other))
        .flatMap(other -> prices.inForce(other, at).stream())
        .filter(other -> before.filter(it -> !isAsAble(other, it)).isEmpty())
        .min(
            first(other -> offered.test(other.model()))
                .thenComparing(first(other -> other.shutdown().isEmpty()))
                .thenComparing(
                    first(
                        other ->
                            recommended.contains(other.model())
                                && rate(other).compareTo(cost) <= 0))
                .thenComparing(other -> rate(other).subtract(cost).abs())
                .thenComparing(Price::id))
        .map(Price::model);
  }

  private Set<ModelId> recommended() {
    return prices.all().stream()
        .flatMap(price -> named(price.model()).stream())
        .collect(Collectors.toSet());
  }

  private static Comparator<Price> first(Predicate<Price> preferred) {
    return Comparator.comparing(price -> !preferred.test(price));
  }

  private static boolean isAsAble(Price other, Price before) {
    return (other.abilities().sees() || !before.abilities().sees())
        && (other.abilities().schema() || !before.abilities().schema())
        && (other.abilities().stream() || !before.abilities().stream());
  }

  private static BigDecimal rate(Price price) {
    Price.Rates rates = price.tiers().getFirst().rates();
    return rates.input().add(rates.output());
  }
}
