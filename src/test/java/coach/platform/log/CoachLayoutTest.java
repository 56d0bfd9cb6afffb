package coach.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.LayoutBase;
import coach.platform.secret.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;

class CoachLayoutTest {
  private static final ObjectMapper JSON = Jackson.newObjectMapper();
  private static final LoggerContext CONTEXT = context();
  private static final Secret OURS = Secret.of("a-secret-of-this-process");

  /// Everything that must not come through, in one text.
  private static final String HOSTILE =
      "sk-"
          + "proj-Zx9Kq2Lw7Vb4Nm1R "
          + OURS.reveal()
          + "\r\n2026-01-01T00:00:00.000Z INFO  [main] coach - FORGED\u001b[31m\u0085\u2028\u202e\ud800";

  /// The fields through which text from outside can reach a line.
  enum Field {
    MESSAGE((event, text) -> event.setMessage(text)),
    ARGUMENT(
        (event, text) -> {
          event.setMessage("got {}");
          event.setArgumentArray(new Object[] {text});
        }),
    LOGGER(LoggingEvent::setLoggerName),
    THREAD(LoggingEvent::setThreadName),
    CONTEXT_VALUE((event, text) -> event.setMDCPropertyMap(Map.of("request_id", text))),
    CONTEXT_NAME((event, text) -> event.setMDCPropertyMap(Map.of(text, "value"))),
    PAIR_VALUE((event, text) -> event.setKeyValuePairs(List.of(new KeyValuePair("pair", text)))),
    PAIR_NAME((event, text) -> event.setKeyValuePairs(List.of(new KeyValuePair(text, 1)))),
    MARKER((event, text) -> event.addMarker(new BasicMarkerFactory().getDetachedMarker(text))),
    EXCEPTION((event, text) -> fail(event, new IllegalStateException(text))),
    CAUSE((event, text) -> fail(event, new Exception("outer", new IllegalStateException(text)))),
    SUPPRESSED((event, text) -> fail(event, suppressing(text))),
    FRAME((event, text) -> fail(event, inFrame(text)));

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiConsumer<LoggingEvent, String> plant;

    Field(BiConsumer<LoggingEvent, String> plant) {
      this.plant = plant;
    }

    private static void fail(LoggingEvent event, Throwable e) {
      event.setThrowableProxy(new ThrowableProxy(e));
    }

    private static Exception suppressing(String text) {
      Exception cause = new Exception("cause");
      cause.addSuppressed(new IllegalStateException(text));
      return new Exception("outer", cause);
    }

    private static Exception inFrame(String text) {
      Exception e = new Exception("outer");
      e.setStackTrace(new StackTraceElement[] {new StackTraceElement(text, text, text, 1)});
      return e;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFieldLeaksOrForgesInTextLines(Field field) {
    String text = text(planted(field));

    assertHarmless(text);
    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("! "));
  }

  @ParameterizedTest
  @EnumSource
  void noFieldLeaksOrForgesInJsonLines(Field field) throws JsonProcessingException {
    String json = json(planted(field));

    assertHarmless(json);
    assertThat(json.lines()).hasSize(1);
    assertHarmless(everyText(JSON.readTree(json)));
  }

  @Test
  void aTextLineReadsFromTimeToMessage() {
    LoggingEvent event = event("hello");
    event.setMDCPropertyMap(Map.of("request_id", "abc-1", "user", "a \"b\"", "password", "x"));
    event.addMarker(new BasicMarkerFactory().getDetachedMarker("AUDIT"));

    assertThat(text(event))
        .isEqualTo(
            "2026-03-02T15:00:00.000Z WARN  [main] coach.journal.Journal"
                + " {password=●●●●●●, request_id=abc-1, user=\"a \\\"b\\\"\"} #AUDIT - hello\n");
  }

  @Test
  void aJsonLineHasOneNameForEachThing() throws JsonProcessingException {
    LoggingEvent event = event("hello {}");
    event.setArgumentArray(new Object[] {"world"});
    event.setMDCPropertyMap(Map.of("request_id", "abc-1", "level", "FAKE"));
    event.setKeyValuePairs(List.of(new KeyValuePair("cost", 12)));

    assertThat(JSON.readTree(json(event)))
        .isEqualTo(
            JSON.readTree(
                """
                {"timestamp":"2026-03-02T15:00:00.000Z","level":"WARN",
                 "logger":"coach.journal.Journal","thread":"main","message":"hello world",
                 "request_id":"abc-1","context":{"cost":"12","level":"FAKE"}}"""));
  }

  @Test
  void anExceptionIsToldWithItsCausesAndWhatWasSuppressed() throws JsonProcessingException {
    IllegalStateException cause = new IllegalStateException("inner");
    Exception e = new Exception("outer", cause);
    e.addSuppressed(new IllegalArgumentException("beside"));
    cause.initCause(new Exception("loop", e));
    LoggingEvent event = event("failed");
    event.setThrowableProxy(new ThrowableProxy(e));

    List<String> lines =
        JSON.convertValue(
            JSON.readTree(json(event)).path("exception"),
            JSON.getTypeFactory().constructCollectionType(List.class, String.class));

    assertThat(lines)
        .contains(
            "java.lang.Exception: outer",
            "  Suppressed: java.lang.IllegalArgumentException: beside",
            "Caused by: java.lang.IllegalStateException: inner",
            "Caused by: java.lang.Exception: loop",
            "Caused by: java.lang.Exception: outer (shown above)")
        .anyMatch(line -> line.startsWith("  at " + CoachLayoutTest.class.getName()));
    assertThat(text(event).lines().skip(1)).hasSameSizeAs(lines);
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(text(event("x".repeat(1 << 20))).length()).isBetween(32_000, 34_000);
  }

  @Test
  void anObjectThatCannotBePrintedDoesNotCostTheLine() {
    LoggingEvent event = event("hello");
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair(
                "broken",
                new Object() {
                  @Override
                  public String toString() {
                    throw new IllegalStateException("no text");
                  }
                })));

    assertThat(text(event)).contains("hello", "IllegalStateException");
  }

  @Test
  void dropwizardFindsTheLayoutByItsName() throws JsonProcessingException {
    DiscoverableLayoutFactory<?> factory =
        Jackson.newObjectMapper()
            .readValue(
                "{\"type\":\"coach\",\"structured\":\"true\"}", DiscoverableLayoutFactory.class);

    assertThat(factory).isInstanceOf(CoachLayoutFactory.class);
    assertThat(((CoachLayoutFactory) factory).isStructured()).isTrue();
  }

  private static void assertHarmless(String text) {
    assertThat(text).doesNotContain("Zx9Kq2", OURS.reveal(), "\u2028", "\u202e", "\ud800");
    assertThat(text.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
  }

  private static String everyText(JsonNode json) {
    StringBuilder text = new StringBuilder();
    json.fieldNames().forEachRemaining(text::append);
    json.forEach(value -> text.append(value.isValueNode() ? value.asText() : everyText(value)));
    return text.toString();
  }

  private static LoggerContext context() {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    return context;
  }

  private static LoggingEvent planted(Field field) {
    LoggingEvent event = event(null);
    field.plant.accept(event, HOSTILE);
    return event;
  }

  private static LoggingEvent event(@Nullable String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(CONTEXT);
    event.setLoggerName("coach.journal.Journal");
    event.setLevel(Level.WARN);
    event.setInstant(Instant.parse("2026-03-02T15:00:00Z"));
    if (message != null) {
      event.setThreadName("main");
      event.setMessage(message);
    }
    return event;
  }

  private static String text(ILoggingEvent event) {
    return print(new CoachLayoutFactory(), event);
  }

  private static String json(ILoggingEvent event) {
    return print(
        Jackson.newObjectMapper()
            .convertValue(Map.of("type", "coach", "structured", true), CoachLayoutFactory.class),
        event);
  }

  private static String print(CoachLayoutFactory factory, ILoggingEvent event) {
    LayoutBase<ILoggingEvent> layout = factory.build(CONTEXT, TimeZone.getTimeZone("UTC"));
    layout.start();
    return layout.doLayout(event);
  }
}
