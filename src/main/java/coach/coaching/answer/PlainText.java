package coach.coaching.answer;

import java.util.regex.Pattern;

/// Text from outside on one line: without control characters, and without those that nobody sees.
public final class PlainText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /// Formats (such as those that turn the direction of writing), halves of characters, private and
  /// unassigned ones.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

  private PlainText() {}

  public static String of(String text) {
    return SPACES.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /// At most so many characters, never half of one.
  public static String clipped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
