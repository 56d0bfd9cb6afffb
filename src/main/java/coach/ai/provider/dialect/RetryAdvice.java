package coach.ai.provider.dialect;

import coach.ai.provider.wire.Headers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// When, by its headers, a provider wants to be asked again.
///
/// @param after what it names itself
/// @param notNow it says that the same request is not worth repeating
public record RetryAdvice(Optional<Duration> after, boolean notNow) {
  public static final RetryAdvice NONE = new RetryAdvice(Optional.empty(), false);

  private static final Duration LONGEST = Duration.ofDays(1);

  /// Providers count by the minute: before the next one, nothing is different.
  private static final Duration NEXT_MINUTE = Duration.ofMinutes(1);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  static RetryAdvice of(Headers headers, Instant now) {
    Optional<Duration> after =
        headers
            .get("retry-after-ms")
            .flatMap(text -> number(text, 0))
            .or(() -> headers.get("retry-after").flatMap(text -> secondsOrDate(text, now)));
    boolean notNow = headers.get("x-should-retry").filter("false"::equalsIgnoreCase).isPresent();
    return new RetryAdvice(after, notNow);
  }

  /// How long to wait, also when the provider only says that now is too soon.
  Optional<Duration> pause() {
    if (!notNow) {
      return after;
    }
    return Optional.of(after.filter(named -> named.compareTo(NEXT_MINUTE) > 0).orElse(NEXT_MINUTE));
  }

  private static Optional<Duration> secondsOrDate(String text, Instant now) {
    return number(text, 3).or(() -> date(text, now));
  }

  /// @param shift by how many decimal places milliseconds are finer
  private static Optional<Duration> number(String text, int shift) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    long millis = new BigDecimal(text).movePointRight(shift).longValue();
    return Optional.of(bounded(Duration.ofMillis(millis)));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, HTTP_DATE).toInstant();
      return Optional.of(bounded(Duration.between(now, then)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration duration) {
    if (duration.isNegative()) {
      return Duration.ZERO;
    }
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }
}
