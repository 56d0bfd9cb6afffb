package coach.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much time one bar of a chart stands for. A closed set, whatever a platform calls them.
public enum Timeframe {
  M1("1m", Duration.ofMinutes(1)),
  M2("2m", Duration.ofMinutes(2)),
  M3("3m", Duration.ofMinutes(3)),
  M5("5m", Duration.ofMinutes(5)),
  M10("10m", Duration.ofMinutes(10)),
  M15("15m", Duration.ofMinutes(15)),
  M30("30m", Duration.ofMinutes(30)),
  M45("45m", Duration.ofMinutes(45)),
  H1("1h", Duration.ofHours(1)),
  H2("2h", Duration.ofHours(2)),
  H3("3h", Duration.ofHours(3)),
  H4("4h", Duration.ofHours(4)),
  H6("6h", Duration.ofHours(6)),
  H8("8h", Duration.ofHours(8)),
  H12("12h", Duration.ofHours(12)),
  D1("1d", Duration.ofDays(1)),
  D3("3d", Duration.ofDays(3)),
  W1("1w", Duration.ofDays(7)),
  /// Of 30 days, where a length is needed.
  MONTH("1mo", Duration.ofDays(30));

  private static final int LONGEST = 16;

  /// A number before its unit, after it, or alone: then it counts minutes.
  private static final Pattern FORM =
      Pattern.compile("(?<before>\\d{0,5})\\s*(?<unit>[A-Za-z]*)\\s*(?<after>\\d{0,5})");

  /// Bare letters as platforms have them.
  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("", Duration.ofMinutes(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("mins", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("minutes", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hours", Duration.ofHours(1)),
          Map.entry("hourly", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("days", Duration.ofDays(1)),
          Map.entry("daily", Duration.ofDays(1)),
          Map.entry("w", Duration.ofDays(7)),
          Map.entry("wk", Duration.ofDays(7)),
          Map.entry("week", Duration.ofDays(7)),
          Map.entry("weekly", Duration.ofDays(7)),
          Map.entry("mn", Duration.ofDays(30)),
          Map.entry("mo", Duration.ofDays(30)),
          Map.entry("month", Duration.ofDays(30)),
          Map.entry("monthly", Duration.ofDays(30)));

  private final String text;
  private final Duration length;

  Timeframe(String text, Duration length) {
    this.text = text;
    this.length = length;
  }

  /// Reads any usual spelling: `1h`, `H1`, `60`, `60m`, `60 min`; `1M` is a month, `1m` a minute.
  @JsonCreator
  public static Timeframe of(String spelled) {
    return find(spelled)
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + texts()));
  }

  public static Optional<Timeframe> find(String spelled) {
    String stripped = spelled.strip();
    Matcher form = FORM.matcher(stripped);
    if (stripped.isEmpty() || stripped.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    if (stripped.equals("1M") || stripped.equals("M")) {
      return Optional.of(MONTH);
    }
    return Optional.ofNullable(UNITS.get(form.group("unit").toLowerCase(Locale.ROOT)))
        .flatMap(unit -> ofLength(unit, form));
  }

  private static Optional<Timeframe> ofLength(Duration unit, Matcher form) {
    String before = form.group("before");
    String after = form.group("after");
    if (!before.isEmpty() && !after.isEmpty()) {
      return Optional.empty();
    }
    String count = before + after;
    if (count.isEmpty() && form.group("unit").length() == 1 && unit.toMinutes() == 1) {
      return Optional.empty(); // a bare "m" says too little
    }
    Duration length = unit.multipliedBy(count.isEmpty() ? 1 : Long.parseLong(count));
    return Arrays.stream(values()).filter(frame -> frame.length.equals(length)).findFirst();
  }

  /// The spelling of JSON and the database.
  @JsonValue
  public String text() {
    return text;
  }

  public Duration length() {
    return length;
  }

  private static String texts() {
    return Arrays.stream(values()).map(Timeframe::text).collect(Collectors.joining(", "));
  }
}
