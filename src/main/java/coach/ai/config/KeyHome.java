package coach.ai.config;

import coach.ai.provider.KeyFormat;
import java.util.Optional;

/// Whether a key may go where it is to go. Only the provider knows whether it is good.
final class KeyHome {
  private static final int SHORTEST = 20;

  private KeyHome() {}

  /// What is wrong with a key, in words that repeat nothing of it.
  ///
  /// @param ownHost whether it goes to the provider itself; a host of the operator's own may have
  ///     keys of another shape
  static Optional<String> fault(KnownProvider provider, String key, boolean ownHost) {
    return KeyFormat.flaw(provider.provider(), key)
        .map(flaw -> "a key that " + flaw)
        .or(() -> stranger(provider, key, ownHost));
  }

  private static Optional<String> stranger(KnownProvider provider, String key, boolean ownHost) {
    boolean strange = key.startsWith("sk-or-") || !key.startsWith(provider.keyStart());
    return ownHost && (strange || key.length() < SHORTEST)
        ? Optional.of(
            "no key of %s, which is long and begins with %s…"
                .formatted(provider, provider.keyStart()))
        : Optional.empty();
  }
}
