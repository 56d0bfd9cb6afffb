package coach.ai.report;

import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.Lifecycles;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.Sighting;
import coach.ai.report.Alert.Severity;
import coach.ai.routing.Breakers;
import coach.ai.spend.Budgets.Standing;
import coach.ai.window.Account;
import coach.ai.window.Figures;
import coach.shared.Money;
import coach.shared.Spelling;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong at this moment, worst first.
public final class Alerts {
  /// One failure of two answers is no success rate.
  static final int FEWEST = 5;

  private Alerts() {}

  public static List<Alert> of(Snapshot now) {
    return Stream.of(
            targets(now),
            ledger(now),
            now.books().account().stream().flatMap(Alerts::account),
            now.setup().providers().stream().flatMap(provider -> provider(now, provider)),
            now.breakers().stream().flatMap(Alerts::breaker),
            now.models().stream().filter(ModelLife::needsAttention).map(Alerts::model),
            now.keys().stream().flatMap(key -> key(now, key)))
        .flatMap(alerts -> alerts)
        .sorted((one, other) -> other.severity().compareTo(one.severity()))
        .toList();
  }

  private static Stream<Alert> targets(Snapshot now) {
    return Targets.of(now).entrySet().stream()
        .filter(target -> counts(now, target.getKey()))
        .flatMap(target -> target(target.getKey(), target.getValue()));
  }

  private static boolean counts(Snapshot now, String target) {
    return !target.equals(Targets.SUCCESS_RATE)
        || Targets.lastHour(now)
            .map(Figures::counted)
            .filter(counted -> counted >= FEWEST)
            .isPresent();
  }

  private static Stream<Alert> target(String name, Target target) {
    String id = "ai_" + name;
    String message =
        "%s is %s (%s), target %s"
            .formatted(
                name.replace('_', ' '),
                target.current().map(BigDecimal::toPlainString).orElse("unknown"),
                target.unit(),
                target.target().toPlainString());
    return switch (target.standing()) {
      case CRITICAL -> Stream.of(Alert.critical(id, message));
      case WARNING -> Stream.of(Alert.warning(id, message));
      case HEALTHY, OFF_TARGET, UNKNOWN -> Stream.empty();
    };
  }

  private static Stream<Alert> ledger(Snapshot now) {
    return now.books().account().isPresent()
        ? Stream.empty()
        : Stream.of(Alert.critical("ai_ledger", "the books cannot be read: no call leaves"));
  }

  private static Stream<Alert> account(Account account) {
    Stream<Alert> caps = account.standings().stream().flatMap(Alerts::cap);
    long unknown = account.unsettled().unknown().attempts();
    return unknown == 0
        ? caps
        : Stream.concat(
            caps,
            Stream.of(
                Alert.warning(
                    "ai_unsettled",
                    "the cost of %d %s is unknown; %s USD stays held for it"
                        .formatted(
                            unknown,
                            unknown == 1 ? "call" : "calls",
                            account.unsettled().unknown().amount().usd().toPlainString()))));
  }

  private static Stream<Alert> cap(Standing standing) {
    String name = Spelling.of(standing.budget());
    return standing.remaining().equals(Money.ZERO)
        ? Stream.of(Alert.critical("ai_budget:" + name, "the cap of the " + name + " is reached"))
        : Stream.empty();
  }

  private static Stream<Alert> provider(Snapshot now, ProviderName provider) {
    String name = provider.text();
    Stream<Alert> silence = now.failure(provider).stream().map(failure -> silent(name, failure));
    return now.hasKey(provider)
        ? silence
        : Stream.of(Alert.critical("ai_key:" + name, name + " has no usable key"));
  }

  private static Alert silent(String name, Sighting.Failure failure) {
    return Alert.warning("ai_connectivity:" + name, name + " fails: " + failure.reason().text())
        .since(failure.since());
  }

  private static Stream<Alert> breaker(Breakers.View breaker) {
    Optional<String> reason = breaker.reason();
    return switch (breaker.state()) {
      case OPEN ->
          Stream.of(
              Alert.warning(
                      "ai_breaker:" + breaker.name(),
                      "the breaker of "
                          + breaker.name()
                          + " is open"
                          + reason.map(it -> ": " + it).orElse(""))
                  .since(breaker.since()));
      case CLOSED, HALF_OPEN -> Stream.empty();
    };
  }

  private static Alert model(ModelLife life) {
    Severity severity = Lifecycles.isUrgent(life) ? Severity.CRITICAL : Severity.WARNING;
    return new Alert("ai_model:" + life.model(), severity, life.fate(), Optional.empty());
  }

  private static long days(KeyView key, Snapshot now) {
    return key.age(now.at()).map(Duration::toDays).orElse(0L);
  }

  private static Stream<Alert> key(Snapshot now, KeyView key) {
    String id = "ai_key:" + key.provider().text();
    String name = key.provider().text() + " " + key.name();
    if (ProviderChecks.isTrouble(key) && now.hasKey(key.provider())) {
      return Stream.of(Alert.warning(id, name + " is not used: " + key.why().orElse("refused")));
    }
    return key.serves() && key.isOld(now.at())
        ? Stream.of(
            Alert.warning(
                "ai_key_age:" + key.provider().text(),
                name + " is " + days(key, now) + " days old"))
        : Stream.empty();
  }
}
