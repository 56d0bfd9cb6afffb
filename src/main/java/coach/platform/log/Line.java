package coach.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import coach.platform.secret.OneLine;
import coach.platform.secret.Redactor;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/// An event with every field redacted and neutralised: all that a layout may print.
///
/// @param context the MDC, and key-value pairs of the event itself, which win
record Line(
    String time,
    String level,
    String logger,
    String thread,
    String message,
    Map<String, String> context,
    List<String> markers,
    List<String> stack) {
  static final String REQUEST_ID = "request_id";

  /// Longer than any honest message; log shippers cut or drop longer lines.
  static final int LONGEST_FIELD = 32 * 1024;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Line of(ILoggingEvent event) {
    return new Line(
        TIME.format(event.getInstant()),
        event.getLevel().toString(),
        safe(event.getLoggerName()),
        safe(event.getThreadName()),
        safe(event.getFormattedMessage()),
        context(event),
        markers(event.getMarkerList()),
        StackLines.of(event.getThrowableProxy()));
  }

  /// Redacts first: a secret with line ends must be seen as it is.
  static String safe(@Nullable String text) {
    return text == null ? "" : OneLine.of(Redactor.redact(text), LONGEST_FIELD);
  }

  private static Map<String, String> context(ILoggingEvent event) {
    Map<String, String> mdc = event.getMDCPropertyMap();
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (mdc.isEmpty() && pairs == null) {
      return Map.of();
    }
    Map<String, String> context = new TreeMap<>();
    mdc.forEach((name, value) -> put(name, value, context));
    if (pairs != null) {
      pairs.forEach(pair -> put(pair.key, text(pair.value), context));
    }
    return context;
  }

  private static void put(@Nullable String name, @Nullable String value, Map<String, String> to) {
    String given = name == null ? "" : name;
    to.put(safe(given), value == null ? "" : safe(Redactor.redact(given, value)));
  }

  /// The objects of key-value pairs become text here; one that fails must not cost the line.
  private static String text(@Nullable Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException e) {
      return "[" + e.getClass().getName() + " from toString]";
    }
  }

  private static List<String> markers(@Nullable List<Marker> markers) {
    return markers == null
        ? List.of()
        : markers.stream().map(marker -> safe(marker.getName())).toList();
  }
}
