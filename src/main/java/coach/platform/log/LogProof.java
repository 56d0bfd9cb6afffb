package coach.platform.log;

import static java.util.Objects.requireNonNullElse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import coach.platform.secret.PlantedSecret;
import com.codahale.metrics.logback.InstrumentedAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/// Proves, on the appenders that are really attached, that no planted secret and no forged line
/// comes through in any field.
final class LogProof {
  private static final String FORGERY = "\r\n\u001b[2K\u0085\u2028\u202eFORGED";

  private final LoggerContext context;
  private final List<String> proven = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private LogProof(LoggerContext context) {
    this.context = context;
  }

  /// @param proven the names of the appenders that held
  /// @param failures what came through and where, safe to print
  record Result(List<String> proven, List<String> failures) {}

  static Result of(LoggerContext context) {
    LogProof proof = new LogProof(context);
    Appenders.of(context).ends().forEach(proof::prove);
    return new Result(List.copyOf(proof.proven), List.copyOf(proof.failures));
  }

  private void prove(Appender<ILoggingEvent> appender) {
    if (appender instanceof InstrumentedAppender) {
      return; // counts events and prints none
    }
    if (!(appender instanceof OutputStreamAppender<ILoggingEvent> printing)) {
      failures.add(name(appender) + " is of a kind whose output cannot be checked");
      return;
    }
    List<String> leaks =
        PlantedSecret.all().stream()
            .filter(planted -> !holds(printing, planted))
            .map(planted -> name(printing) + " lets through: " + planted.name())
            .toList();
    failures.addAll(leaks);
    if (leaks.isEmpty()) {
      proven.add(name(printing));
    }
  }

  /// Before logging is configured, an appender may have none.
  private static String name(Appender<ILoggingEvent> appender) {
    return requireNonNullElse(appender.getName(), "an appender without a name");
  }

  private boolean holds(OutputStreamAppender<ILoggingEvent> appender, PlantedSecret planted) {
    byte[] bytes = appender.getEncoder().encode(event(planted));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return !text.contains(planted.secret())
        && text.lines().noneMatch(line -> line.startsWith("FORGED"))
        && text.chars().noneMatch(LogProof::isForbidden);
  }

  private static boolean isForbidden(int c) {
    return (Character.isISOControl(c) && c != '\n') || c == '\u2028' || c == '\u202e';
  }

  /// The secret and a forgery in every field that can carry text from outside.
  private LoggingEvent event(PlantedSecret planted) {
    String text = planted.text() + FORGERY;
    Exception failure = new IllegalStateException(text, new IllegalArgumentException(text));
    failure.addSuppressed(new IllegalStateException(text));
    LoggingEvent event =
        new LoggingEvent(
            LogProof.class.getName(),
            context.getLogger(LogProof.class),
            Level.WARN,
            "{}",
            failure,
            new Object[] {text});
    event.setLoggerName(text);
    event.setThreadName(text);
    event.setMDCPropertyMap(Map.of("planted", text, text, "planted"));
    event.setKeyValuePairs(List.of(new KeyValuePair("pair", text)));
    return event;
  }
}
