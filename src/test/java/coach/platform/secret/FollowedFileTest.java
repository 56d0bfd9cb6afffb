package coach.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FollowedFileTest {
  @TempDir Path directory;

  private final Logger logger = (Logger) LoggerFactory.getLogger(FollowedFile.class);
  private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

  @BeforeEach
  void listen() {
    warnings.start();
    logger.setLevel(Level.WARN); // whatever another test's configuration left behind
    logger.addAppender(warnings);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(warnings);
    logger.setLevel(null);
  }

  @Test
  void theLastGoodValueStaysWhenTheFileIsEmptyOrGoneAndOneWarningSaysSo() throws IOException {
    Path path = Files.writeString(directory.resolve("key"), "the-last-good-value");
    FollowedFile file = FollowedFile.open(path, nanos::get);

    Files.writeString(path, "\n");
    assertThat(afterASecond(file)).isEqualTo("the-last-good-value");
    Files.delete(path);
    assertThat(afterASecond(file)).isEqualTo("the-last-good-value");
    assertThat(afterASecond(file)).isEqualTo("the-last-good-value");

    assertThat(warnings.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("The secret file " + path + " is empty; its last good value stays in use");
    Files.writeString(path, "a-good-value-again");
    assertThat(afterASecond(file)).isEqualTo("a-good-value-again");
  }

  @Test
  void theTroubleOfTheLastLookIsKnownUntilTheNextGoodOne() throws IOException {
    Path path = Files.writeString(directory.resolve("key"), "a-good-value");
    FollowedFile file = FollowedFile.open(path, nanos::get);
    assertThat(file.trouble()).isEmpty();

    Files.writeString(path, "");
    file.look();
    assertThat(file.trouble()).contains("is empty");
    Files.writeString(path, "a-good-value");
    file.look();

    assertThat(file.trouble()).isEmpty();
  }

  @Test
  void withinASecondNobodyLooksAgain() throws IOException {
    Path path = Files.writeString(directory.resolve("key"), "first-value");
    FollowedFile file = FollowedFile.open(path, nanos::get);
    Files.writeString(path, "second-value");

    nanos.addAndGet(Duration.ofMillis(999).toNanos());

    assertThat(file.get()).isEqualTo("first-value");
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(file.get()).isEqualTo("second-value");
  }

  @Test
  void whoHasReasonToLooksAtOnce() throws IOException {
    Path path = Files.writeString(directory.resolve("key"), "first-value");
    FollowedFile file = FollowedFile.open(path, nanos::get);
    Files.writeString(path, "second-value");

    file.look();

    assertThat(file.get()).isEqualTo("second-value");
  }

  /// Each thread writes a value of its own by an atomic move and then looks: it must never see what
  /// was there before its move.
  @Test
  void aLookNeverMissesWhatWasWrittenBeforeIt() throws Exception {
    Path path = Files.writeString(directory.resolve("key"), "0");
    FollowedFile file = FollowedFile.open(path, nanos::get);
    AtomicInteger written = new AtomicInteger();
    Object writing = new Object();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        all.add(
            threads.submit(
                () -> {
                  int mine;
                  synchronized (writing) {
                    mine = written.incrementAndGet();
                    Path next = Files.writeString(directory.resolve("next"), "" + mine);
                    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
                  }
                  file.look();
                  assertThat(Integer.parseInt(file.get())).isGreaterThanOrEqualTo(mine);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private String afterASecond(FollowedFile file) {
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    return file.get();
  }
}
