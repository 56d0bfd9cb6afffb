package coach.support.stub;

import coach.support.stub.Script.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Streams of chat completions for benches: the same event many times over, and what was used.
final class Events {
  private static final int PACED_EVENTS = 200;
  private static final long EVERY_NANOS = 50_000_000;
  private static final int LONG_EVENTS = 3_000;

  private static final byte[] EVENT =
      bytes("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n");
  private static final byte[] END =
      bytes(
          "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
              + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\n"
              + "data: [DONE]\n\n");

  static final Script PACED = (_, line) -> paced(line);
  static final Script LONG = (_, line) -> atOnce(line);

  private Events() {}

  /// Each event at its own time, however late the one before was.
  private static void paced(Line line) throws IOException, InterruptedException {
    line.begin(200, "text/event-stream");
    long start = System.nanoTime();
    for (int i = 0; i < PACED_EVENTS; i++) {
      long early = start + i * EVERY_NANOS - System.nanoTime();
      if (early > 0) {
        Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
      }
      line.chunk(EVENT);
    }
    end(line);
  }

  private static void atOnce(Line line) throws IOException {
    line.begin(200, "text/event-stream");
    line.chunk(EVENT);
    line.chunk(
        new String(EVENT, StandardCharsets.UTF_8)
            .repeat(LONG_EVENTS)
            .getBytes(StandardCharsets.UTF_8));
    end(line);
  }

  private static void end(Line line) throws IOException {
    line.chunk(END);
    line.end(Ending.PROPER);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
