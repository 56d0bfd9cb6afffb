package coach.support.stub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How the stub answers one request.
@FunctionalInterface
public interface Script {
  void play(Call call, Line line) throws IOException, InterruptedException;

  /// The provider answers well: text of its own, in the shape that the path and the body ask for.
  static Script good() {
    return new Shapes(Shapes.TEXT, 100, 20);
  }

  static Script text(String text) {
    return new Shapes(text, 100, 20);
  }

  static Script text(String text, long inputTokens, long outputTokens) {
    return new Shapes(text, inputTokens, outputTokens);
  }

  static Script json(int status, String body) {
    return json(status, body, Map.of());
  }

  static Script json(int status, String body, Map<String, String> headers) {
    return answer(status, "application/json", body, headers);
  }

  static Script answer(int status, String type, String body, Map<String, String> headers) {
    return (_, line) -> line.answer(status, type, bytes(body), headers);
  }

  /// An error in the shape of OpenAI's, which Perplexity shares.
  static Script openAiError(int status, String type, String code, String message) {
    return json(status, Shapes.openAiError(type, code, message));
  }

  static Script anthropicError(int status, String type, String message) {
    return json(status, Shapes.anthropicError(type, message));
  }

  /// Events as they stand, each with its line ends, and then the end of the body.
  static Script events(String text) {
    return (_, line) -> line.chunked(200, "text/event-stream", List.of(bytes(text)));
  }

  /// The body in these pieces, of which a reader sees one at a time.
  static Script pieces(String type, List<byte[]> pieces) {
    return (_, line) -> line.chunked(200, type, pieces);
  }

  /// Breaks off in the middle of a body that was to be longer, in order or by a reset.
  static Script half(String type, String text, Ending ending) {
    return (_, line) -> {
      line.begin(200, type);
      line.chunk(bytes(text));
      line.end(ending);
    };
  }

  /// Reads the request and never says a word, until the caller hangs up.
  static Script silence() {
    return (_, line) -> line.awaitHangUp();
  }

  /// One byte, a pause, the next byte.
  static Script drip(String type, String text, Duration pause) {
    return (_, line) -> {
      line.begin(200, type);
      for (byte one : bytes(text)) {
        line.chunk(new byte[] {one});
        Thread.sleep(pause);
      }
      line.end(Ending.PROPER);
    };
  }

  /// A body that never ends, as fast as it is read.
  static Script flood(String type, String text) {
    return (_, line) -> {
      line.begin(200, type);
      while (true) {
        line.chunk(bytes(text));
      }
    };
  }

  static Script reset() {
    return (_, line) -> line.end(Ending.RESET);
  }

  static Script hangUp() {
    return (_, line) -> line.end(Ending.HANG_UP);
  }

  default Script after(Duration delay) {
    return (call, line) -> {
      Thread.sleep(delay);
      play(call, line);
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// How a body or a connection ends.
  enum Ending {
    PROPER,
    HANG_UP,
    RESET
  }
}
