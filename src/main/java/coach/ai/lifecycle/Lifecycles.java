package coach.ai.lifecycle;

import coach.ai.ModelId;
import coach.ai.lifecycle.ModelLife.Existence;
import coach.ai.lifecycle.ModelLife.Nearness;
import coach.ai.lifecycle.ModelLife.Source;
import coach.ai.price.Price;
import coach.ai.price.PriceBook;
import coach.ai.price.Successors;
import coach.ai.provider.Listing.Listed;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lives of the models of all routes, by what their providers say, or else the price table.
public final class Lifecycles {
  private static final Logger log = LoggerFactory.getLogger(Lifecycles.class);

  /// Providers list some models only with the date of their making.
  private static final Pattern DATED = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})");

  private final RouteSettings routes;
  private final ModelWatch watch;
  private final PriceBook prices;
  private final InstantSource clock;
  private final Map<ModelId, String> announced = new ConcurrentHashMap<>();

  public Lifecycles(RouteSettings routes, ModelWatch watch, PriceBook prices, InstantSource clock) {
    this.routes = routes;
    this.watch = watch;
    this.prices = prices;
    this.clock = clock;
  }

  public List<ModelLife> all() {
    List<ModelLife> lives = routes.models().stream().map(this::of).toList();
    if (lives.stream().noneMatch(ModelLife::needsAttention)) {
      return lives;
    }
    Map<ModelId, ModelId> successors = successors(lives);
    return lives.stream()
        .map(life -> life.followedBy(Optional.ofNullable(successors.get(life.model()))))
        .toList();
  }

  /// That a model of no route is not listed makes it the worse choice, not an impossible one.
  private Map<ModelId, ModelId> successors(List<ModelLife> lives) {
    Map<ModelId, ModelLife> known =
        lives.stream().collect(Collectors.toMap(ModelLife::model, Function.identity()));
    Predicate<ModelId> ends =
        model ->
            Optional.ofNullable(known.get(model))
                .map(ModelLife::needsAttention)
                .orElseGet(() -> of(model).nearness() != Nearness.FAR);
    Predicate<ModelId> offered = model -> of(model).existence() == Existence.LISTED;
    return new Successors(prices, clock.instant(), ends, offered).of(routes.routes());
  }

  /// Warns of each model when it comes nearer to its end, and when it is gone: once each.
  public void announce() {
    for (ModelLife life : all()) {
      String stage = life.existence() + " " + life.nearness();
      boolean news = !stage.equals(announced.put(life.model(), stage));
      if (news && life.needsAttention()) {
        log.warn("{}", life.recommendation());
      }
    }
  }

  private ModelLife of(ModelId model) {
    Sighting sighting = watch.of(model.provider());
    Optional<Listed> listed =
        sighting.models().stream().filter(it -> isNamed(it.model(), model.model())).findFirst();
    Optional<Price> price = prices.inForce(model, clock.instant());
    Optional<LocalDate> told = listed.flatMap(Listed::shutdown);
    Optional<LocalDate> shutdown = told.or(() -> price.flatMap(Price::shutdown));
    return new ModelLife(
        model,
        existence(sighting, listed),
        shutdown,
        shutdown.map(_ -> told.isPresent() ? Source.PROVIDER : Source.PRICES),
        shutdown.map(this::daysUntil),
        price.flatMap(Price::successor),
        price.map(Price::checkedAt).map(this::daysUntil).map(days -> Duration.ofDays(-days)),
        routes.setting(model));
  }

  private static Existence existence(Sighting sighting, Optional<Listed> listed) {
    if (sighting.succeededAt().isEmpty()) {
      return Existence.UNKNOWN;
    }
    return listed.isPresent() ? Existence.LISTED : Existence.MISSING;
  }

  private static boolean isNamed(String listed, String model) {
    return listed.startsWith(model)
        && (listed.length() == model.length()
            || DATED.matcher(listed.substring(model.length())).matches());
  }

  private long daysUntil(LocalDate date) {
    return ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), date);
  }

  /// Whether a model is so near to its end that somebody must act now.
  public static boolean isUrgent(ModelLife life) {
    return life.isGone() || life.nearness() == Nearness.WITHIN_7_DAYS;
  }
}
