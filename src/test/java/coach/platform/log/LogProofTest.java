package coach.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.async.AsyncLoggingEventAppenderFactory;
import io.dropwizard.logging.common.filter.ThresholdLevelFilterFactory;
import io.dropwizard.logging.common.layout.DropwizardLayoutFactory;
import io.dropwizard.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogProofTest {
  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void ourLayoutHoldsBehindAQueueAndAThrottle() {
    ConsoleAppenderFactory<ILoggingEvent> throttled = console(new CoachLayoutFactory());
    throttled.setMessageRate(Duration.milliseconds(1));
    attach("ROOT", console(new CoachLayoutFactory()));
    attach("com.example", throttled);

    LogProof.Result result = LogProof.of(context);

    assertThat(result.failures()).isEmpty();
    assertThat(result.proven()).containsExactly("console-appender", "console-appender");
  }

  @Test
  void dropwizardsOwnLayoutIsFoundOutOnAnyLogger() {
    attach("com.example", console(null));

    assertThat(LogProof.of(context).failures())
        .contains("console-appender lets through: OpenAI key")
        .noneMatch(failure -> failure.contains("Zx9Kq2"));
  }

  @Test
  void anAppenderThatCannotBeCheckedIsAFailure() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.setName("unknown");
    context.getLogger("ROOT").addAppender(appender);

    context.getLogger("ROOT").addAppender(new ListAppender<>());

    assertThat(LogProof.of(context).failures())
        .containsExactly(
            "unknown is of a kind whose output cannot be checked",
            "an appender without a name is of a kind whose output cannot be checked");
  }

  private static ConsoleAppenderFactory<ILoggingEvent> console(
      @org.jspecify.annotations.Nullable CoachLayoutFactory layout) {
    ConsoleAppenderFactory<ILoggingEvent> factory = new ConsoleAppenderFactory<>();
    factory.setLayout(layout);
    return factory;
  }

  private void attach(String logger, ConsoleAppenderFactory<ILoggingEvent> factory) {
    Appender<ILoggingEvent> appender =
        factory.build(
            context,
            "test",
            new DropwizardLayoutFactory(),
            new ThresholdLevelFilterFactory(),
            new AsyncLoggingEventAppenderFactory());
    context.getLogger(logger).addAppender(appender);
  }
}
