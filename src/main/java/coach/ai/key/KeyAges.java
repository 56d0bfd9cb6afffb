package coach.ai.key;

import coach.ai.ProviderName;
import coach.platform.secret.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Fingerprints of keys, and since when each is known.
///
/// A fingerprint takes tens of milliseconds, and the first sight of a key is in the database: both
/// are looked up in the background, and remembered. Thread-safe: the maps are.
final class KeyAges {
  private final KeyDao keys;
  private final InstantSource clock;
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();
  private final Map<Known, Instant> firstSeen = new ConcurrentHashMap<>();

  private record Known(ProviderName provider, String fingerprint) {}

  KeyAges(KeyDao keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Finds out what is not known yet, and writes down what is seen for the first time.
  ///
  /// @throws coach.platform.ProblemException while the database is away
  void note(KeyChain chain) {
    for (String value : chain.values()) {
      Known known = new Known(chain.provider(), fingerprint(value));
      if (!firstSeen.containsKey(known)) {
        String provider = known.provider().text();
        keys.seen(provider, known.fingerprint(), clock.instant());
        keys.firstSeen(provider, known.fingerprint()).ifPresent(at -> firstSeen.put(known, at));
      }
    }
  }

  /// Slow the first time.
  String fingerprint(String value) {
    return fingerprints.computeIfAbsent(value, it -> Secret.of(it).fingerprint());
  }

  Optional<String> knownFingerprint(String value) {
    return Optional.ofNullable(fingerprints.get(value));
  }

  Optional<Instant> firstSeen(ProviderName provider, String value) {
    return knownFingerprint(value)
        .flatMap(
            fingerprint -> Optional.ofNullable(firstSeen.get(new Known(provider, fingerprint))));
  }
}
