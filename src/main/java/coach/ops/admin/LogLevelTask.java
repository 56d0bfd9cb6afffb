package coach.ops.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import coach.platform.Mode;
import coach.platform.Problem;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `log-level?logger=…&level=…&duration=PT5M`: changes a level for a time, then puts it back.
///
/// Outside development, DEBUG and TRACE exist for our own loggers only: those of drivers and HTTP
/// libraries write statements, headers and bodies.
public final class LogLevelTask extends Task {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$]{1,200}");
  private static final Duration DEFAULT = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final LoggerContext loggers;
  private final Mode mode;
  private final TemporaryLevels levels;

  public LogLevelTask(LoggerContext loggers, Mode mode, ScheduledExecutorService later) {
    super("log-level");
    this.loggers = loggers;
    this.mode = mode;
    this.levels = new TemporaryLevels(later);
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    Level level = level(parameters);
    Duration duration = duration(parameters);
    Logger logger = loggers.getLogger(logger(parameters, level));
    levels.set(logger, level, duration);
    output.printf("%s is %s for %s%n", logger.getName(), level, duration);
  }

  private String logger(Map<String, List<String>> parameters, Level level) {
    String name = one(parameters, "logger").orElse("");
    if (!NAME.matcher(name).matches()) {
      throw Problem.Invalid.field("logger", "must be the name of one logger").toException();
    }
    boolean ours = name.equals("coach") || name.startsWith("coach.");
    if (!mode.isDevelopment() && !ours && !level.isGreaterOrEqual(Level.INFO)) {
      throw Problem.Invalid.field("level", "below INFO only for coach loggers").toException();
    }
    return name;
  }

  /// Not Logback's own parser: it takes every unknown word for DEBUG.
  private static Level level(Map<String, List<String>> parameters) {
    @Nullable Level level =
        one(parameters, "level")
            .map(text -> Level.toLevel(text.toUpperCase(Locale.ROOT), null))
            .orElse(null);
    if (level == null || level.equals(Level.ALL)) {
      throw Problem.Invalid.field("level", "must be TRACE, DEBUG, INFO, WARN, ERROR or OFF")
          .toException();
    }
    return level;
  }

  private static Duration duration(Map<String, List<String>> parameters) {
    try {
      Duration duration = one(parameters, "duration").map(Duration::parse).orElse(DEFAULT);
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // told below, in the same words
    }
    throw Problem.Invalid.field("duration", "must be like PT15M, at most PT24H").toException();
  }

  private static Optional<String> one(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }
}
