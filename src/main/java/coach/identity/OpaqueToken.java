package coach.identity;

import coach.platform.secret.Secret;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Chance, with a prefix that people and scanners know. It says nothing; the database knows its
/// hash, for which a fast one will do: nobody tries 2²⁵⁶ values.
///
/// @param text to be shown once, to the one it is for
public record OpaqueToken(Kind kind, String text) {
  private static final int BYTES = 32;
  private static final int HINT = 8;

  /// What one is good for.
  public enum Kind {
    /// The next tokens of a session.
    REFRESH("tcr_"),
    /// What a program may do for a user.
    API_KEY("tck_"),
    /// An account.
    INVITATION("tci_");

    private final String prefix;
    private final Pattern shape;

    Kind(String prefix) {
      this.prefix = prefix;
      this.shape = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
    }

    public String prefix() {
      return prefix;
    }

    /// Nothing for what cannot be one, whatever its length.
    public Optional<OpaqueToken> parse(String text) {
      return shape.matcher(text).matches()
          ? Optional.of(new OpaqueToken(this, text))
          : Optional.empty();
    }

    /// @param random nobody can foretell
    public OpaqueToken make(RandomGenerator random) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      return new OpaqueToken(
          this, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  public OpaqueToken {
    if (!kind.shape.matcher(text).matches()) {
      throw new IllegalArgumentException("not a token of the kind " + kind);
    }
  }

  public byte[] hash() {
    return Hashing.sha256().hashString(text, StandardCharsets.US_ASCII).asBytes();
  }

  /// By which its owner tells it from others, and which leads nobody to the rest.
  public String hint() {
    return text.substring(0, HINT);
  }

  @Override
  public String toString() {
    return kind.prefix + Secret.MASK;
  }
}
