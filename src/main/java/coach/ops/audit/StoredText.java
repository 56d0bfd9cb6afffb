package coach.ops.audit;

import coach.platform.secret.OneLine;
import coach.platform.secret.Redactor;

/// What the log keeps of a text that a feature, or through it a client, wrote: no secret, no
/// character that the database refuses or that deceives a reader, and not much of it.
final class StoredText {
  static final int LONGEST = 200;
  private static final String MORE = "…";

  private StoredText() {}

  static String of(String text) {
    return shown(Redactor.redact(text));
  }

  /// The same for a value with a name, which may tell that it is a secret.
  static String of(String name, String value) {
    return shown(Redactor.redact(name, value));
  }

  /// Cut last: half a secret would not be known for one.
  private static String shown(String redacted) {
    String line = OneLine.of(redacted);
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = LONGEST - MORE.length();
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
        + MORE;
  }
}
