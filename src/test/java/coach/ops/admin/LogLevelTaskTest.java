package coach.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import coach.platform.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelTaskTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
  private final LoggerContext loggers = new LoggerContext();
  private final Logger logger = loggers.getLogger("coach.market");
  private final LogLevelTask task = new LogLevelTask(loggers, Mode.PRODUCTION, later);

  @AfterEach
  void stop() {
    later.shutdownNow();
  }

  @Test
  void changesThatOverlapEndAtTheLevelFromBeforeTheFirst() {
    logger.setLevel(Level.ERROR);

    change("DEBUG", "PT0.1S");
    change("TRACE", "PT0.3S");

    await().atMost(SOON).until(() -> later.getQueue().isEmpty() && later.getActiveCount() == 0);
    assertThat(logger.getLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void aLaterChangeIsNotEndedByAnEarlierOne() {
    change("DEBUG", "PT0.1S");
    change("DEBUG", "PT1H");

    await().atMost(SOON).until(() -> later.getCompletedTaskCount() == 1);
    assertThat(logger.getLevel()).isEqualTo(Level.DEBUG);
  }

  @Test
  void aLevelThatCameBackIsTheOneTheNextChangeKeeps() {
    logger.setLevel(Level.WARN);
    change("DEBUG", "PT0.05S");
    await().atMost(SOON).until(() -> logger.getLevel() == Level.WARN);
    logger.setLevel(Level.ERROR);

    change("DEBUG", "PT0.05S");

    await().atMost(SOON).until(() -> logger.getLevel() == Level.ERROR);
  }

  private void change(String level, String duration) {
    task.execute(
        Map.of(
            "logger",
            List.of(logger.getName()),
            "level",
            List.of(level),
            "duration",
            List.of(duration)),
        new PrintWriter(new StringWriter()));
  }
}
