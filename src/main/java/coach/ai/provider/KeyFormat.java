package coach.ai.provider;

import coach.ai.ProviderName;
import java.util.List;
import java.util.Optional;

/// Knows a key that cannot be meant for a provider, before the provider does.
///
/// Says nothing against what it does not know: a proxy's keys look as its owner likes.
public final class KeyFormat {
  /// What is shorter could not be kept out of the logs.
  private static final int SHORTEST = 8;

  private static final int LONGEST = 512;

  private static final List<String> ADMIN = List.of("sk-admin-", "sk-ant-admin");
  private static final List<String> OPENAI = List.of("sk-proj-", "sk-svcacct-", "sk-admin-");
  private static final List<String> ANTHROPIC = List.of("sk-ant-");
  private static final List<String> PERPLEXITY = List.of("pplx-");

  private KeyFormat() {}

  /// What is wrong with the key, to complete "the key …"; absent = nothing that we know of. Never
  /// repeats the key.
  public static Optional<String> flaw(ProviderName provider, String key) {
    if (key.isBlank()) {
      return Optional.of("is empty");
    }
    if (key.chars().anyMatch(KeyFormat::isLineEnd)) {
      return Optional.of("contains a line end");
    }
    if (key.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      return Optional.of("contains a space");
    }
    if (key.chars().anyMatch(c -> c == '"' || c == '\'' || c == '`')) {
      return Optional.of("contains a quote");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.of("contains a character that no header takes");
    }
    if (key.length() < SHORTEST) {
      return Optional.of("is shorter than any key");
    }
    if (key.length() > LONGEST) {
      return Optional.of("is longer than any key");
    }
    return starts(key, ADMIN)
        ? Optional.of("is an admin key, which could change the account")
        : stranger(provider, key);
  }

  private static Optional<String> stranger(ProviderName provider, String key) {
    return owner(key)
        .filter(owner -> owner != provider)
        .map(owner -> "is one of " + owner.text() + ", not of " + provider.text());
  }

  /// Absent when the key does not tell: a plain `sk-` may be anybody's.
  private static Optional<ProviderName> owner(String key) {
    if (starts(key, ANTHROPIC)) {
      return Optional.of(ProviderName.ANTHROPIC);
    }
    if (starts(key, PERPLEXITY)) {
      return Optional.of(ProviderName.PERPLEXITY);
    }
    return starts(key, OPENAI) ? Optional.of(ProviderName.OPENAI) : Optional.empty();
  }

  private static boolean starts(String key, List<String> prefixes) {
    return prefixes.stream().anyMatch(key::startsWith);
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }
}
