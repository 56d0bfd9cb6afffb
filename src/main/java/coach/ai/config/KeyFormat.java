package coach.ai.config;

import coach.ai.ProviderName;
import java.util.Optional;

/// Whether a text can be a provider's key at all. Only the provider knows whether it is one.
final class KeyFormat {
  private static final int SHORTEST = 20;

  /// What is shorter could not be kept out of the logs.
  private static final int SHORTEST_ELSEWHERE = 8;

  private KeyFormat() {}

  /// What is wrong with a key, in words that repeat nothing of it.
  ///
  /// @param ownHost whether it goes to the provider itself; a host of the operator's own may have
  ///     keys of another shape
  static Optional<String> fault(KnownProvider provider, String key, boolean ownHost) {
    if (!key.chars().allMatch(KeyFormat::isOrdinary)) {
      return Optional.of("a key with a space, a quote or a line end in it");
    }
    if (key.startsWith("sk-admin-") || key.startsWith("sk-ant-admin")) {
      return Optional.of("an administrator's key");
    }
    Optional<ProviderName> family = family(key).filter(owner -> owner != provider.provider());
    if (family.isPresent()) {
      return family.map(owner -> "a key of " + owner.text());
    }
    boolean strange = key.startsWith("sk-or-") || !key.startsWith(provider.keyStart());
    if (key.length() < (ownHost ? SHORTEST : SHORTEST_ELSEWHERE) || (ownHost && strange)) {
      String start = provider.keyStart() + "…";
      return Optional.of("no key of " + provider + ", which is long and begins with " + start);
    }
    return Optional.empty();
  }

  private static boolean isOrdinary(int c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '`';
  }

  private static Optional<ProviderName> family(String key) {
    if (key.startsWith("sk-ant-")) {
      return Optional.of(ProviderName.ANTHROPIC);
    }
    if (key.startsWith("pplx-")) {
      return Optional.of(ProviderName.PERPLEXITY);
    }
    return key.startsWith("sk-proj-") || key.startsWith("sk-svcacct-")
        ? Optional.of(ProviderName.OPENAI)
        : Optional.empty();
  }
}
