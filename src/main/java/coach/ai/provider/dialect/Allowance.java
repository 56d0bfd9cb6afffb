package coach.ai.provider.dialect;

import coach.ai.provider.wire.Headers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how much of an allowance is left, and when it is whole again.
public final class Allowance {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Pattern GO_PART =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)");
  private static final Pattern GO = Pattern.compile("(?:" + GO_PART.pattern() + "){1,6}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Allowance() {}

  /// Some hosts send -1 or 0 as limit when there is none; what is left of that says nothing.
  public static OptionalLong remaining(Headers headers, String limitName, String remainingName) {
    OptionalLong remaining = headers.get(remainingName).map(Allowance::number).orElse(NONE);
    OptionalLong limit = headers.get(limitName).map(Allowance::number).orElse(NONE);
    boolean known = remaining.isPresent() && remaining.getAsLong() >= 0;
    boolean limited =
        limit.isPresent() ? limit.getAsLong() > 0 : known && remaining.getAsLong() > 0;
    return known && limited ? remaining : NONE;
  }

  /// Reads a duration as Go prints it, such as `6m0s` and `12ms`, or plain seconds.
  public static Optional<Duration> duration(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(nanos(text, "s"));
    }
    if (!GO.matcher(text).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher part = GO_PART.matcher(text);
    while (part.find()) {
      sum = sum.plus(nanos(part.group(1), part.group(2)));
    }
    return Optional.of(sum);
  }

  /// The time from now until a moment of RFC 3339; zero when that is over.
  public static Optional<Duration> until(String moment, Instant now) {
    try {
      Duration left = Duration.between(now, Instant.parse(moment));
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static OptionalLong number(String text) {
    return text.matches("-?\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : NONE;
  }

  private static Duration nanos(String amount, String unit) {
    BigDecimal each = BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L));
    BigDecimal nanos = new BigDecimal(amount).multiply(each);
    return Duration.ofNanos(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }
}
