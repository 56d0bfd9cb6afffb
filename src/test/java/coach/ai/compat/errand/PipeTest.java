package coach.ai.compat.errand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coach.ai.ModelId;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipeTest {
  private static final byte[] NOTHING = {};

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pipe pipe = new Pipe();
  private final Turn turn = new Turn(ModelId.CANNED);

  PipeTest() {
    pipe.listenTo(turn);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void whatIsWrittenIsReadInOrderAndToItsEnd() throws Exception {
    write(turn, "one ");
    write(turn, "two");
    assertThat(pipe.read()).asString(UTF_8).isEqualTo("one two");

    write(turn, " three");
    pipe.end(" four".getBytes(UTF_8));

    assertThat(pipe.read()).asString(UTF_8).isEqualTo(" three four");
    assertThat(pipe.read()).isEmpty();
    assertThat(pipe.read()).isEmpty();
  }

  @Test
  void whoeverWritesMoreThanFitsWaitsForTheReader() throws Exception {
    byte[] much = new byte[5 * Pipe.CAPACITY + 7];
    much[much.length - 1] = 9;
    Future<?> writer = writing(much);
    await().until(() -> pipe.begun());

    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (read.size() < much.length) {
      byte[] some = pipe.read();
      assertThat(some).hasSizeBetween(1, Pipe.CAPACITY);
      read.writeBytes(some);
    }

    writer.get();
    assertThat(read.toByteArray()).isEqualTo(much);
  }

  @Test
  void aReaderWhoLeavesLetsTheWriterGoOn() throws Exception {
    Future<?> writer = writing(new byte[3 * Pipe.CAPACITY]);
    await().until(() -> pipe.begun());

    pipe.leave();
    writer.get();
    write(turn, "unheard");
    pipe.end("unheard".getBytes(UTF_8));

    assertThat(pipe.read()).isEmpty();
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    Future<?> writer = writing(new byte[3 * Pipe.CAPACITY]);
    await().until(() -> pipe.begun());

    threads.shutdownNow();

    assertThatThrownBy(writer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void itEndsUnbegunOnlyWhenNothingWasWritten() throws Exception {
    write(turn, "a word");
    assertThat(pipe.endUnbegun()).isFalse();
    write(turn, ", and another");
    pipe.end(NOTHING);

    assertThat(pipe.read()).asString(UTF_8).isEqualTo("a word, and another");
  }

  @Test
  void afterAnEndWithoutAByteNothingBegins() throws Exception {
    assertThat(pipe.endUnbegun()).isTrue();

    write(turn, "too late");

    assertThat(pipe.begun()).isFalse();
    assertThat(pipe.read()).isEmpty();
  }

  @Test
  void whoWasGivenUpIsNotHeardAnyMore() throws Exception {
    Turn next = new Turn(ModelId.CANNED);

    assertThat(pipe.giveUp()).isTrue();
    write(turn, "late");
    pipe.listenTo(next);
    write(turn, "later");
    write(next, "the answer");

    assertThat(pipe.read()).asString(UTF_8).isEqualTo("the answer");
  }

  @Test
  void whoHasBegunIsNotGivenUp() throws Exception {
    write(turn, "a word");

    assertThat(pipe.giveUp()).isFalse();
    write(turn, ", and another");

    assertThat(pipe.read()).asString(UTF_8).isEqualTo("a word, and another");
  }

  private void write(Turn writer, String text) throws InterruptedException {
    byte[] bytes = text.getBytes(UTF_8);
    pipe.write(writer, bytes, bytes.length);
  }

  private Future<?> writing(byte[] bytes) {
    return threads.submit(
        () -> {
          pipe.write(turn, bytes, bytes.length);
          return true;
        });
  }
}
