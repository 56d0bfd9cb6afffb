package coach.ai.key;

import coach.ai.ProviderName;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be seen to be wrong with a key before anybody is asked.
final class KeyShape {
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"'`]]{16,512}");
  private static final String ANTHROPIC = "sk-ant-";
  private static final String PERPLEXITY = "pplx-";

  private KeyShape() {}

  /// Why this cannot be a key of the provider's, as the rest of a sentence that begins with "it".
  static Optional<String> complaint(ProviderName provider, String value) {
    if (!PLAIN.matcher(value).matches()) {
      return Optional.of("is not 16 to 512 plain characters without spaces and quotes");
    }
    if (value.startsWith("sk-admin-") || value.startsWith("sk-ant-admin")) {
      return Optional.of("is an admin key, which may do too much");
    }
    return isOfAnother(provider, value)
        ? Optional.of("is a key of another provider")
        : Optional.empty();
  }

  private static boolean isOfAnother(ProviderName provider, String value) {
    return switch (provider) {
      case OPENAI, CANNED -> value.startsWith(ANTHROPIC) || value.startsWith(PERPLEXITY);
      case ANTHROPIC -> value.startsWith("sk-proj-") || value.startsWith(PERPLEXITY);
      case PERPLEXITY -> value.startsWith("sk-");
    };
  }
}
