package coach.ai.report;

import static java.util.stream.Collectors.joining;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.Lifecycles;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.ModelLife.Existence;
import coach.ai.report.Check.Word;
import coach.shared.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must be right with the providers: keys, the way to them, their models.
final class ProviderChecks {
  private static final String LIST = "GET /v1/models, which is free";
  private static final String FREE = LIST + ", or the last call";

  private ProviderChecks() {}

  static Check key(Snapshot now) {
    if (now.setup().mock()) {
      return canned("the canned model needs no key");
    }
    List<ProviderName> providers = now.setup().providers();
    List<ProviderName> without = providers.stream().filter(it -> !now.hasKey(it)).toList();
    Optional<Long> age = age(now, providers);
    if (without.size() == providers.size()) {
      return new Check(Word.UNHEALTHY, "no provider has a usable key", keys(now), age);
    }
    if (!without.isEmpty()) {
      return new Check(Word.DEGRADED, names(without) + ": no usable key", keys(now), age);
    }
    List<KeyView> troubles = now.keys().stream().filter(ProviderChecks::isTrouble).toList();
    if (troubles.isEmpty()) {
      return new Check(Word.HEALTHY, "every provider has a key", keys(now), age);
    }
    String message =
        troubles.stream().anyMatch(ProviderChecks::isRefused)
            ? "a new key is refused"
            : "a new key could not be tried yet";
    return new Check(Word.DEGRADED, message, keys(now), age);
  }

  /// Whether its provider, or its shape, says that it is no good; otherwise nobody could ask.
  static boolean isRefused(KeyView key) {
    return key.standing() == KeyView.Standing.REFUSED;
  }

  /// What should serve and does not.
  static boolean isTrouble(KeyView key) {
    return key.origin() == KeyView.Origin.WANTED && (isRefused(key) || key.why().isPresent());
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
          : new Check(
              Word.UNKNOWN, "nothing has been heard from " + names(unseen) + " yet", FREE, age);
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
    List<String> facts =
        Stream.concat(
                now.models().stream().filter(ModelLife::needsAttention).map(ModelLife::fate),
                unlisted(now).map(provider -> unlisted(now, provider)))
            .toList();
    String message =
        facts.isEmpty() ? "every model of every route is there" : String.join("; ", facts);
    return new Check(models(now.models(), now.setup().routes()), message, LIST, listed(now));
  }

  private static Word models(List<ModelLife> lives, List<List<ModelId>> routes) {
    List<ModelId> gone = lives.stream().filter(ModelLife::isGone).map(ModelLife::model).toList();
    if (routes.stream().anyMatch(gone::containsAll)) { // one without a model too
      return Word.UNHEALTHY;
    }
    if (lives.stream().anyMatch(Lifecycles::isUrgent)) {
      return Word.DEGRADED;
    }
    if (lives.stream().noneMatch(ProviderChecks::isUnknown)) {
      return Word.HEALTHY;
    }
    return lives.stream().anyMatch(ModelLife::needsAttention) ? Word.DEGRADED : Word.UNKNOWN;
  }

  private static boolean isUnknown(ModelLife life) {
    return life.existence() == Existence.UNKNOWN;
  }

  /// Those that have not said which models they have.
  private static Stream<ProviderName> unlisted(Snapshot now) {
    return now.models().stream()
        .filter(ProviderChecks::isUnknown)
        .map(life -> life.model().provider())
        .distinct();
  }

  private static String unlisted(Snapshot now, ProviderName provider) {
    return now.sighting(provider)
        .failure()
        .map(it -> provider.text() + " does not list its models: " + it.reason().text())
        .orElse(provider.text() + " has not been asked for its models yet");
  }

  /// A call shows nothing of other models: only lists count here.
  private static Optional<Long> listed(Snapshot now) {
    return now.setup().providers().stream()
        .flatMap(it -> now.sighting(it).succeededAt().stream())
        .max(Instant::compareTo)
        .map(now::secondsSince);
  }

  private static String keys(Snapshot now) {
    return now.keys().stream().map(key -> describe(key, now.at())).collect(joining("; "));
  }

  private static String describe(KeyView key, Instant now) {
    String age = key.age(now).map(Duration::toDays).map(it -> ", " + it + " days old").orElse("");
    String why = key.why().map(it -> ": " + it).orElse("");
    return "%s %s %s%s%s"
        .formatted(key.provider().text(), key.name(), Spelling.of(key.standing()), age, why);
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
