package coach.ai.compat.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.ModelId;
import coach.ai.Usage;
import coach.ai.compat.call.CallReader;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Reply.Cut;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Answers to write.
final class Answered {
  static final ModelId HAIKU = ModelId.of("anthropic/claude-haiku-4-5");
  static final Ending COMPLETED =
      new Ending(
          "Hello world", Optional.empty(), Optional.empty(), Optional.of(new Usage(5, 4, 1, 7, 2)));
  static final Ending DECLINED =
      new Ending("", Optional.of("I cannot."), Optional.empty(), Optional.empty());

  private Answered() {}

  static Ending cut(Cut cut) {
    return new Ending("Hello", Optional.empty(), Optional.of(cut), Optional.of(Usage.of(10, 3)));
  }

  static AnswerWriter chat(String members, ModelId model) {
    return writer(
        Endpoint.CHAT,
        "{\"model\":\"coach\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
            + members
            + "}",
        model);
  }

  static AnswerWriter response(String members, ModelId model) {
    return writer(
        Endpoint.RESPONSES, "{\"model\":\"coach\",\"input\":\"hi\"" + members + "}", model);
  }

  private static AnswerWriter writer(Endpoint endpoint, String body, ModelId model) {
    CompatCall call = new CallReader(100).read(endpoint, body.getBytes(UTF_8));
    return AnswerWriter.of(
        new Heading(
            call,
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            Instant.ofEpochSecond(1_772_463_600),
            model));
  }

  /// A whole stream of two pieces.
  static String stream(AnswerWriter writer, Ending ending) {
    return text(writer.begin())
        + text(writer.text("Hello"))
        + text(writer.text(" world"))
        + text(writer.end(ending));
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
