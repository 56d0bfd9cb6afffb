package coach.identity.token;

import static java.util.function.Function.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys at one moment: the one that signs, those that verify, and those that were replaced
/// while tokens which they signed may still be about. Immutable: a change makes a new ring.
record KeyRing(
    SigningKey current, Map<String, SigningKey> serving, SequencedMap<String, Retired> retired) {

  static final int MOST_RETIRED = 8;

  /// @param until by a clock that does not jump
  record Retired(SigningKey key, long until) {
    boolean isOver(long now) {
      return now - until >= 0;
    }
  }

  static KeyRing of(SigningKey current, Optional<SigningKey> previous) {
    return new KeyRing(current, serving(current, previous), new LinkedHashMap<>());
  }

  Optional<SigningKey> find(String id, long now) {
    SigningKey key = serving.get(id);
    Retired old = retired.get(id);
    if (key == null && old != null && !old.isOver(now)) {
      return Optional.of(old.key());
    }
    return Optional.ofNullable(key);
  }

  /// The ring with other keys; those that leave stay for a while.
  ///
  /// @param until when the last token that they signed has expired
  KeyRing turned(SigningKey current, Optional<SigningKey> previous, long now, long until) {
    Map<String, SigningKey> staying = serving(current, previous);
    SequencedMap<String, Retired> leaving = new LinkedHashMap<>(retired);
    leaving.values().removeIf(old -> old.isOver(now));
    serving.forEach((id, key) -> leaving.putLast(id, new Retired(key, until)));
    leaving.keySet().removeAll(staying.keySet());
    while (leaving.size() > MOST_RETIRED) {
      leaving.pollFirstEntry();
    }
    return new KeyRing(current, staying, leaving);
  }

  private static Map<String, SigningKey> serving(
      SigningKey current, Optional<SigningKey> previous) {
    return Stream.concat(Stream.of(current), previous.stream())
        .collect(Collectors.toUnmodifiableMap(SigningKey::id, identity(), (one, _) -> one));
  }
}
