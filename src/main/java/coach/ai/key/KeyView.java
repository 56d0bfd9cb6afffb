package coach.ai.key;

import coach.ai.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One key as operators see it: never the key.
///
/// @param fingerprint absent until it was computed in the background
/// @param firstSeen absent until the database told
/// @param why it does not serve, or did not the last time it was tried
/// @param inFile whether a changed file replaces it
public record KeyView(
    ProviderName provider,
    Origin origin,
    Standing standing,
    Optional<String> fingerprint,
    Optional<Instant> firstSeen,
    Optional<String> why,
    boolean inFile) {

  /// From which age on a key is better replaced.
  public static final Duration OLD = Duration.ofDays(90);

  /// Where it comes from.
  public enum Origin {
    /// `key`, or what an operator gave in its place.
    WANTED,
    /// `previousKey`.
    PREVIOUS,
    /// Serves on until what replaces it was found good.
    REPLACED
  }

  public enum Standing {
    SERVING,
    /// Could serve.
    SPARE,
    REFUSED,
    /// New, and nobody could find out yet whether it is good.
    UNVERIFIED
  }

  public boolean serves() {
    return standing == Standing.SERVING;
  }

  public Optional<Duration> age(Instant now) {
    return firstSeen.map(seen -> Duration.between(seen, now));
  }

  public boolean isOld(Instant now) {
    return age(now).filter(age -> age.compareTo(OLD) >= 0).isPresent();
  }

  /// What to say of it in a sentence.
  public String name() {
    return fingerprint.map(text -> "key " + text).orElse("the key");
  }
}
