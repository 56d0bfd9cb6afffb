package coach.identity.password;

import coach.platform.secret.Secret;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;

/// What somebody typed as their password, as they typed it: nothing is trimmed, folded or cut.
///
/// No [Secret], which is for configuration: the redactor would remember each for ever.
@Schema(type = "string", format = "password", minLength = 10, maxLength = 200)
public record Password(String text) {
  /// As JSON has it: a string, and nothing else.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Password {
    if (text.codePoints().anyMatch(Password::isHalf)) {
      // It has no bytes of its own: all such passwords would be one.
      throw new IllegalArgumentException("must be well-formed Unicode");
    }
  }

  public static Password of(String text) {
    return new Password(text);
  }

  /// In characters as people count them, or nearly: Unicode code points.
  int length() {
    return text.codePointCount(0, text.length());
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
