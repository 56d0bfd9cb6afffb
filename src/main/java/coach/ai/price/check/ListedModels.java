package coach.ai.price.check;

import static coach.ai.config.AiRules.AI_005;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.RouteEntry;
import coach.ai.lifecycle.RouteSettings;
import coach.ai.price.Price;
import coach.ai.price.Successors;
import coach.ai.price.book.PriceTable;
import coach.platform.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a provider's own list says about its models in the routes.
///
/// @param listed with their last days; not empty
record ListedModels(
    AiConfiguration ai,
    ProviderName provider,
    PriceTable prices,
    Instant now,
    Map<String, Optional<LocalDate>> listed) {

  Stream<Violation> violations() {
    Map<ModelId, ModelId> successors = successors();
    return Arrays.stream(Purpose.values())
        .flatMap(purpose -> ai.everyEntry(purpose).stream())
        .filter(entry -> entry.model().provider() == provider)
        .distinct()
        .flatMap(entry -> of(entry, Optional.ofNullable(successors.get(entry.model()))));
  }

  private Stream<Violation> of(RouteEntry entry, Optional<ModelId> successor) {
    if (!isListed(entry.model())) {
      return Stream.of(
          AI_005
              .brokenAt(entry.key())
              .found(entry.model().model() + ", which the provider does not list")
              .fix(Lifecycle.fix(entry, successor)));
    }
    // What the table says too, was told already.
    return told(entry.model())
        .filter(last -> !inTable(entry.model()).equals(Optional.of(last)))
        .map(last -> new Lifecycle(entry, last, successor))
        .stream()
        .flatMap(lifecycle -> lifecycle.violations(today()));
  }

  private Map<ModelId, ModelId> successors() {
    List<List<ModelId>> routes = new RouteSettings(ai).routes();
    return new Successors(
            prices, now, model -> isGone(model, routes) || isEnding(model), this::isListed)
        .of(routes);
  }

  /// That another is not listed makes it the worse choice, not an impossible one.
  private boolean isGone(ModelId model, List<List<ModelId>> routes) {
    return model.provider() == provider
        && !isListed(model)
        && routes.stream().anyMatch(route -> route.contains(model));
  }

  private boolean isEnding(ModelId model) {
    return told(model)
        .or(() -> inTable(model))
        .filter(last -> Lifecycle.isNear(last, today()))
        .isPresent();
  }

  private boolean isListed(ModelId model) {
    return names(model).anyMatch(listed::containsKey);
  }

  private Optional<LocalDate> told(ModelId model) {
    return model.provider() == provider
        ? names(model).flatMap(name -> last(name).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<LocalDate> last(String name) {
    return listed.getOrDefault(name, Optional.empty());
  }

  private Stream<String> names(ModelId model) {
    return Stream.of(model.model(), provider.text() + "/" + model.model());
  }

  private Optional<LocalDate> inTable(ModelId model) {
    return prices.inForce(model, now).flatMap(Price::shutdown);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
