package coach.ai.provider.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.shared.UserId;
import com.google.common.hash.Hashing;

/// What a provider may know of a user: the same for the same user, and nothing else.
public final class UserHash {
  private UserHash() {}

  /// 64 letters, the most that OpenAI takes.
  public static String of(UserId user) {
    return Hashing.sha256().hashString("trading-coach:" + user, UTF_8).toString();
  }
}
