package coach.ai.report;

import static java.util.stream.Collectors.joining;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.Lifecycles;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.ModelLife.Existence;
import coach.ai.report.Check.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What must be right with the providers: keys, the way to them, their models.
final class ProviderChecks {
  private static final String FREE = "GET /v1/models, which is free, or the last call";

  private ProviderChecks() {}

  static Check key(Snapshot now) {
    if (now.setup().mock()) {
      return canned("the canned model needs no key");
    }
    List<ProviderName> providers = now.setup().providers();
    List<ProviderName> without = providers.stream().filter(it -> !now.hasKey(it)).toList();
    Optional<Long> age = age(now, providers);
    if (without.size() == providers.size()) {
      return new Check(Word.UNHEALTHY, "no provider has a key that it takes", keys(now), age);
    }
    if (!without.isEmpty()) {
      return new Check(Word.DEGRADED, names(without) + " has no key it takes", keys(now), age);
    }
    return now.keys().stream().anyMatch(ProviderChecks::isTrouble)
        ? new Check(Word.DEGRADED, "a new key is not used", keys(now), age)
        : new Check(Word.HEALTHY, "every provider has a key", keys(now), age);
  }

  /// What should serve and does not.
  static boolean isTrouble(KeyView key) {
    return key.origin() == KeyView.Origin.WANTED
        && (key.standing() == KeyView.Standing.REFUSED || key.why().isPresent());
  }

  static Check connectivity(Snapshot now) {
    if (now.setup().mock()) {
      return canned("no provider is asked");
    }
    List<ProviderName> providers = now.setup().providers();
    List<ProviderName> failing =
        providers.stream().filter(it -> now.failure(it).isPresent()).toList();
    List<ProviderName> unseen =
        providers.stream().filter(it -> now.answeredAt(it).isEmpty()).toList();
    Optional<Long> age = age(now, providers);
    if (failing.isEmpty()) {
      return unseen.isEmpty()
          ? new Check(Word.HEALTHY, "every provider answers", FREE, age)
          : new Check(Word.UNKNOWN, names(unseen) + " was not heard of yet", FREE, age);
    }
    return new Check(
        failing.size() == providers.size() ? Word.UNHEALTHY : Word.DEGRADED,
        failing.stream().map(it -> failure(now, it)).collect(joining("; ")),
        FREE,
        age);
  }

  static Check models(Snapshot now) {
    if (now.setup().mock()) {
      return canned("the canned model does not end");
    }
    List<ModelLife> near = now.models().stream().filter(ModelLife::needsAttention).toList();
    String message =
        near.isEmpty()
            ? "every model of a route is there"
            : near.stream().map(ModelLife::fate).collect(joining("; "));
    Optional<Long> age = age(now, now.setup().providers());
    return new Check(models(now.models(), now.setup().routes()), message, FREE, age);
  }

  private static Word models(List<ModelLife> lives, List<List<ModelId>> routes) {
    List<ModelId> gone = lives.stream().filter(ModelLife::isGone).map(ModelLife::model).toList();
    if (routes.stream().anyMatch(gone::containsAll)) { // one without a model too
      return Word.UNHEALTHY;
    }
    if (lives.stream().anyMatch(Lifecycles::isUrgent)) {
      return Word.DEGRADED;
    }
    return lives.stream().anyMatch(life -> life.existence() == Existence.UNKNOWN)
        ? Word.UNKNOWN
        : Word.HEALTHY;
  }

  private static String keys(Snapshot now) {
    return now.keys().stream().map(key -> describe(key, now.at())).collect(joining("; "));
  }

  private static String describe(KeyView key, Instant now) {
    String age = key.age(now).map(Duration::toDays).map(it -> ", " + it + " days old").orElse("");
    String why = key.why().map(it -> ": " + it).orElse("");
    return "%s %s %s%s%s"
        .formatted(
            key.provider().text(),
            key.name(),
            key.standing().name().toLowerCase(Locale.ROOT),
            age,
            why);
  }

  private static String failure(Snapshot now, ProviderName provider) {
    String reason = now.failure(provider).map(it -> it.reason().text()).orElse("unknown");
    return provider.text() + " fails: " + reason;
  }

  /// Of what was heard last.
  private static Optional<Long> age(Snapshot now, List<ProviderName> providers) {
    return providers.stream()
        .flatMap(it -> now.answeredAt(it).or(() -> now.sighting(it).at()).stream())
        .max(Instant::compareTo)
        .map(now::secondsSince);
  }

  private static String names(List<ProviderName> providers) {
    return providers.stream().map(ProviderName::text).collect(joining(", "));
  }

  private static Check canned(String message) {
    return new Check(Word.HEALTHY, message, "ai.mock: true", Optional.of(0L));
  }
}
