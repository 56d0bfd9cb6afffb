package coach.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.platform.secret.Redactor;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.logging.common.AbstractOutputStreamAppenderFactory;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What must hold for Dropwizard's `logging` section: quiet enough, redacted everywhere, proven.
public final class LoggingInvariants implements Invariants {
  static final Rule OPS_001 =
      Rule.of(
          "OPS-001",
          Severity.ERROR,
          "levels of INFO or above, and every appender with the redacting layout",
          "debug lines carry requests, statements and keys, and only this layout masks secrets",
          "layout: {type: coach, structured: ${STRUCTURED_LOGS:-true}}");

  /// Below INFO these print what goes over the wire, and statements with their values.
  private static final List<String> CONTENT_LOGGERS =
      List.of(
          "org.eclipse.jetty",
          "org.glassfish.jersey",
          "org.apache.hc",
          "org.apache.http",
          "org.jdbi",
          "org.postgresql",
          "org.apache.tomcat.jdbc",
          "liquibase",
          "io.lettuce",
          "io.netty",
          "io.dropwizard",
          "jdk.httpclient",
          "sun.net.www.protocol.http",
          "com.openai");

  /// Dropwizard takes any other word for INFO; YAML has turned OFF into false.
  private static final List<String> LEVELS = List.of("INFO", "WARN", "ERROR", "OFF", "FALSE");

  private final LoggingFactory logging;

  public LoggingInvariants(LoggingFactory logging) {
    this.logging = logging;
  }

  @Override
  public List<Rule> rules() {
    return List.of(OPS_001);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    if (!(logging instanceof DefaultLoggingFactory factory)) {
      return Stream.of(
          OPS_001
              .brokenAt("logging.type")
              .required("default: levels and layouts of another kind cannot be checked")
              .fix("type: default"));
    }
    return Stream.of(level(factory), loggers(factory, mode), appenders(factory, mode), redactor())
        .flatMap(violations -> violations);
  }

  /// Asks the appenders that are attached when it runs: after Dropwizard has configured logging.
  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return Stream.of(new RedactionCheck());
  }

  private static Stream<Violation> level(DefaultLoggingFactory factory) {
    return tooLow("logging.level", factory.getLevel());
  }

  private static Stream<Violation> loggers(DefaultLoggingFactory factory, Mode mode) {
    return factory.getLoggers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> logger(entry.getKey(), entry.getValue(), mode));
  }

  private static Stream<Violation> logger(String name, JsonNode value, Mode mode) {
    String key = "logging.loggers." + name;
    Stream<Violation> level =
        isQuietByRule(name)
            ? tooLow(key, value.isObject() ? value.path("level").asText("INFO") : value.asText())
            : Stream.empty();
    JsonNode appenders = value.path("appenders");
    Stream<Violation> layouts =
        IntStream.range(0, appenders.size())
            .boxed()
            .flatMap(i -> layout(key + ".appenders[" + i + "]", appenders.get(i), mode));
    return Stream.concat(level, layouts);
  }

  /// Ours, those that print content, and every logger that passes its level on to one of them.
  private static boolean isQuietByRule(String name) {
    return Stream.concat(Stream.of("coach"), CONTENT_LOGGERS.stream())
        .anyMatch(quiet -> isWithin(quiet, name) || isWithin(name, quiet));
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + ".");
  }

  private static Stream<Violation> tooLow(String key, String level) {
    boolean known = LEVELS.contains(level.toUpperCase(Locale.ROOT));
    return Violation.when(
        !known, OPS_001.brokenAt(key).required("INFO, WARN, ERROR or OFF").fix("LOG_LEVEL=INFO"));
  }

  private static Stream<Violation> appenders(DefaultLoggingFactory factory, Mode mode) {
    List<AppenderFactory<ILoggingEvent>> appenders = factory.getAppenders();
    if (appenders.isEmpty()) {
      return Stream.of(
          OPS_001.brokenAt("logging.appenders").found("none").required("at least one appender"));
    }
    return IntStream.range(0, appenders.size())
        .boxed()
        .flatMap(i -> layout("logging.appenders[" + i + "]", appenders.get(i), mode));
  }

  private static Stream<Violation> layout(
      String key, AppenderFactory<ILoggingEvent> appender, Mode mode) {
    if (appender instanceof AbstractOutputStreamAppenderFactory<ILoggingEvent> printing
        && printing.getLayout() instanceof CoachLayoutFactory layout) {
      return unstructured(key, layout.isStructured(), mode);
    }
    return Stream.of(withoutLayout(key));
  }

  /// An appender of one logger, which Dropwizard keeps as a tree.
  private static Stream<Violation> layout(String key, JsonNode appender, Mode mode) {
    JsonNode layout = appender.path("layout");
    boolean printing = !appender.path("type").asText().equals("syslog");
    if (printing && layout.path("type").asText().equals("coach")) {
      return unstructured(key, layout.path("structured").asBoolean(), mode);
    }
    return Stream.of(withoutLayout(key));
  }

  private static Violation withoutLayout(String key) {
    return OPS_001
        .brokenAt(key + ".layout")
        .found("an appender without the redacting layout")
        .required("an appender that writes lines (console, file, tcp, tls) with layout coach");
  }

  private static Stream<Violation> unstructured(String key, boolean structured, Mode mode) {
    return Violation.when(
        mode == Mode.PRODUCTION && !structured,
        OPS_001
            .brokenAt(key + ".layout.structured")
            .required("true in production")
            .fix("STRUCTURED_LOGS=true"));
  }

  private static Stream<Violation> redactor() {
    List<String> leaks = Redactor.selfTest();
    return Violation.when(
        !leaks.isEmpty(),
        OPS_001
            .brokenAt("logging")
            .found("the redactor lets through: " + String.join(", ", leaks))
            .required("a build whose redactor masks every planted secret")
            .fix("use another build of this service, and report this one"));
  }
}
