package coach.identity.apikey;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The key itself, which nobody keeps but its owner: 256 random bits, so a fast hash is enough to
/// know it again.
///
/// @param reveal the text, to be shown once
public record KeyText(String reveal) {
  private static final String PREFIX = "tck_";
  private static final int BYTES = 32;
  private static final int HINT = 8;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  static KeyText random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Empty when we cannot have made it.
  static Optional<KeyText> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new KeyText(text)) : Optional.empty();
  }

  /// By which its owner tells it from others.
  String hint() {
    return reveal.substring(0, HINT);
  }

  HashCode hash() {
    return Hashing.sha256().hashString(reveal, StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return hint() + "…";
  }
}
