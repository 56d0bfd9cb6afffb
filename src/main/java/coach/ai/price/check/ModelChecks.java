package coach.ai.price.check;

import static coach.ai.config.AiRules.AI_005;
import static coach.ai.config.AiRules.AI_006;
import static coach.ai.config.AiRules.AI_006_SOON;
import static coach.ai.config.AiRules.AI_008;
import static coach.ai.config.SpendRules.COST_003;
import static coach.platform.Violation.when;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.RouteEntry;
import coach.ai.lifecycle.RouteSettings;
import coach.ai.price.Price;
import coach.ai.price.Successors;
import coach.ai.price.book.PriceTable;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the price table says about the models of a configuration. Of each model only the first
/// thing is told that makes the others pointless.
///
/// @param successors of those that end
record ModelChecks(
    AiConfiguration ai, PriceTable prices, Instant now, Map<ModelId, ModelId> successors) {
  private static final long OLDEST_DAYS = 90;
  private static final long OLD_DAYS = 60;
  private static final long USUAL_PROMPT = 20_000;

  static ModelChecks of(AiConfiguration ai, PriceTable prices, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Predicate<ModelId> ends =
        model ->
            prices
                .inForce(model, now)
                .flatMap(Price::shutdown)
                .filter(last -> Lifecycle.isNear(last, today))
                .isPresent();
    var successors = new Successors(prices, now, ends, _ -> true);
    return new ModelChecks(ai, prices, now, successors.of(new RouteSettings(ai).routes()));
  }

  Stream<Violation> of(Purpose purpose) {
    return ai.everyEntry(purpose).stream()
        .filter(entry -> !entry.pretends())
        .flatMap(entry -> of(purpose, entry));
  }

  private Stream<Violation> of(Purpose purpose, RouteEntry entry) {
    if (!prices.knows(entry.model())) {
      return Stream.of(
          AI_005
              .brokenAt(entry.key())
              .found(entry.model().model() + ", of which the price table knows nothing")
              .required("one of " + known(entry.model().provider())));
    }
    Optional<Price> price = prices.inForce(entry.model(), now);
    return price.isEmpty()
        ? Stream.of(AI_006.brokenAt(entry.key()).found(withoutPrice(entry.model())))
        : priced(purpose, entry, price.get());
  }

  private String known(ProviderName provider) {
    List<String> alive =
        prices.all().stream()
            .filter(price -> price.model().provider() == provider && price.shutdown().isEmpty())
            .map(price -> price.model().model())
            .distinct()
            .sorted()
            .toList();
    return String.join(", ", alive);
  }

  private String withoutPrice(ModelId model) {
    return prices
        .unusable(model, now)
        .map(reason -> model.model() + ": " + reason)
        .orElse(model.model() + ", whose price is not in force yet");
  }

  private Stream<Violation> priced(Purpose purpose, RouteEntry entry, Price price) {
    if (price.isOver(today())) {
      return ending(entry, price.shutdown().orElseThrow());
    }
    return Stream.of(
            age(entry, price),
            abilities(purpose, entry, price),
            limits(entry, price),
            price.shutdown().stream().flatMap(last -> ending(entry, last)))
        .flatMap(found -> found);
  }

  private Stream<Violation> ending(RouteEntry entry, LocalDate last) {
    return new Lifecycle(entry, last, Optional.ofNullable(successors.get(entry.model())))
        .violations(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private Stream<Violation> age(RouteEntry entry, Price price) {
    long days = ChronoUnit.DAYS.between(price.checkedAt(), today());
    Rule rule = days > OLDEST_DAYS ? AI_006 : AI_006_SOON;
    return when(
        days > OLD_DAYS,
        rule.brokenAt(entry.key())
            .found("the price of " + price.id() + " was checked " + days + " days ago"));
  }

  private static Stream<Violation> abilities(Purpose purpose, RouteEntry entry, Price price) {
    String name = price.model().model();
    return switch (purpose) {
      case REVIEW ->
          Stream.concat(
              when(
                  !price.abilities().sees(),
                  AI_005.brokenAt(entry.key()).found(name + ", which sees no images")),
              when(
                  !price.abilities().schema(),
                  AI_005.brokenAt(entry.key()).found(name + ", which enforces no schema")));
      case COMPAT -> Stream.empty();
    };
  }

  /// What is more than the model can write is not also too dear.
  private Stream<Violation> limits(RouteEntry entry, Price price) {
    long most = price.abilities().maxOutput();
    if (ai.maxOutputTokens() > most) {
      return Stream.of(
          AI_008
              .brokenAt("ai.maxOutputTokens")
              .required("at most " + most + ", which " + price.model().model() + " can write")
              .fix("maxOutputTokens: " + most));
    }
    long prompt = Math.min(USUAL_PROMPT, price.abilities().maxInput());
    Money worst = price.worstCase(prompt, ai.maxOutputTokens());
    BigDecimal cap = ai.spend().answerCapUsd();
    return when(
        worst.usd().compareTo(cap) > 0,
        COST_003
            .brokenAt(entry.key())
            .found(price.model().model() + ": up to " + worst.usd().toPlainString() + " USD")
            .required("at most ai.spend.answerCapUsd, " + cap.toPlainString()));
  }
}
