package coach.ai.window;

import java.util.Arrays;

/// The spans of time that figures are given for.
public enum Span {
  FIVE_MINUTES("5m"),
  HOUR("1h"),
  DAY("24h"),
  /// The budget's day, so far.
  TODAY("today");

  private final String text;

  Span(String text) {
    this.text = text;
  }

  /// As JSON and SQL spell it.
  public String text() {
    return text;
  }

  static Span of(String text) {
    return Arrays.stream(values()).filter(span -> span.text.equals(text)).findFirst().orElseThrow();
  }
}
