package coach.ai.provider.dialect;

import coach.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a provider may know of a user: the same for the same user, and nothing else.
public final class UserHash {
  private UserHash() {}

  /// 64 letters, the most that OpenAI takes.
  public static String of(UserId user) {
    String text = "trading-coach:" + user;
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
