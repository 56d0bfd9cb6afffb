package coach.ai.key;

import coach.ai.ProviderName;
import coach.ai.config.ProviderConfiguration;
import coach.platform.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

/// The keys of one provider, and which of them serves.
///
/// `wanted` is what the configuration, or an operator after it, says; it serves from the start, and
/// later once it was found good. The one that serves stays until another takes its place, or until
/// the provider refuses it: then the next that was not refused serves at once, or none.
///
/// Thread-safe: its own lock guards everything; nobody is asked under it.
final class KeyChain {
  private final ProviderName provider;
  private final Optional<Secret> configured;
  private final Optional<Secret> previous;
  private final Map<String, Trial> trials = new HashMap<>();
  private Optional<Given> given = Optional.empty();
  private volatile Optional<String> serving;

  /// What an operator handed over, until the configuration says something new.
  private record Given(String value, String inPlaceOf) {
    @Override
    public String toString() {
      return Secret.MASK;
    }
  }

  KeyChain(ProviderName provider, ProviderConfiguration configuration) {
    this.provider = provider;
    this.configured = configuration.key();
    this.previous = configuration.previousKey();
    this.serving = wanted().or(this::spare);
  }

  ProviderName provider() {
    return provider;
  }

  Optional<String> serving() {
    return serving;
  }

  /// Reads the files now, and forgets what is known of values that are gone.
  synchronized void look() {
    configured.ifPresent(Secret::look);
    previous.ifPresent(Secret::look);
    given = given.filter(it -> configured.filter(now -> isSame(it, now)).isPresent());
    trials.keySet().retainAll(values());
  }

  /// What should serve.
  synchronized Optional<String> wanted() {
    return given.map(Given::value).or(() -> configured.map(Secret::reveal));
  }

  Optional<String> spare() {
    return previous.map(Secret::reveal);
  }

  /// What kept the last look at the configured key's file from reading a value, as a sentence.
  Optional<String> trouble() {
    return configured.flatMap(KeyChain::trouble);
  }

  private static Optional<String> trouble(Secret secret) {
    return secret.file().flatMap(file -> secret.trouble().map(it -> "the file " + file + " " + it));
  }

  boolean comesFromAFile() {
    return configured.flatMap(Secret::file).isPresent();
  }

  /// Everything that serves, should, or could: in this order, without doubles.
  synchronized SequencedSet<String> values() {
    SequencedSet<String> values = new LinkedHashSet<>();
    serving.ifPresent(values::add);
    wanted().ifPresent(values::add);
    spare().ifPresent(values::add);
    return values;
  }

  /// Which value to verify now, if any; the next call names it again only after a pause.
  synchronized Optional<String> due(long now) {
    List<String> candidates = new ArrayList<>();
    wanted().ifPresent(candidates::add);
    if (serving.isEmpty()) {
      spare().ifPresent(candidates::add);
    }
    Optional<String> due =
        candidates.stream().filter(value -> !serves(value) && trial(value).isDue(now)).findFirst();
    due.ifPresent(value -> trials.put(value, trial(value).begun(now)));
    return due;
  }

  synchronized void serve(String value) {
    trials.put(value, trial(value).good());
    serving = Optional.of(value);
  }

  /// Serves, and is wanted until the configuration says something new.
  synchronized void give(String value) {
    given = configured.map(Secret::reveal).map(said -> new Given(value, said));
    serve(value);
  }

  /// The provider does not take a value, which stays out. Returns whether that is news.
  synchronized boolean rejected(String value, String why) {
    Trial before = trial(value);
    trials.put(value, before.refusedBecause(why));
    return !before.refused();
  }

  /// Nobody could find out whether a value is good: it stays out. Returns whether that is news.
  synchronized boolean undecided(String value, String why) {
    Trial before = trial(value);
    Trial after = before.unclearBecause(why);
    trials.put(value, after);
    return !after.equals(before);
  }

  /// A call was refused with this value. Returns what that changed.
  synchronized Refusal refused(String value, long now) {
    if (!serves(value)) {
      return serving.isPresent() ? Refusal.REPLACED_BEFORE : Refusal.NONE_LEFT;
    }
    trials.put(value, trial(value).refusedLive(now));
    serving =
        values().stream()
            .filter(other -> !other.equals(value) && !trial(other).refused())
            .findFirst();
    return serving.isPresent() ? Refusal.SWITCHED : Refusal.LAST_ONE;
  }

  /// What a refusal of a live call led to.
  enum Refusal {
    SWITCHED,
    /// Another call was refused earlier.
    REPLACED_BEFORE,
    /// None serves from now on.
    LAST_ONE,
    NONE_LEFT
  }

  synchronized Trial trial(String value) {
    return Objects.requireNonNullElse(trials.get(value), Trial.NONE);
  }

  boolean serves(String value) {
    return serving.filter(value::equals).isPresent();
  }

  private static boolean isSame(Given given, Secret now) {
    return given.inPlaceOf().equals(now.reveal());
  }
}
