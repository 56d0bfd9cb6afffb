package coach.ai.compat.answer;

import coach.ai.compat.call.Streaming;
import coach.ai.provider.Reply.Cut;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes chat completions. Who asks the canned model for several choices gets the same one
/// several times.
final class ChatWriter extends AnswerWriter {
  private final Heading heading;
  private final boolean tellsUsage;

  ChatWriter(Heading heading) {
    this.heading = heading;
    this.tellsUsage = heading.call().streaming() == Streaming.WITH_USAGE;
  }

  @Override
  public byte[] whole(Ending ending) {
    ObjectNode answer = head("chat.completion");
    ArrayNode choices = answer.putArray("choices");
    for (int i = 0; i < heading.call().choices(); i++) {
      ObjectNode choice = choices.addObject().put("index", i);
      message(choice.putObject("message").put("role", "assistant"), ending);
      choice.putNull("logprobs");
      choice.put("finish_reason", finish(ending));
    }
    ending.usage().ifPresent(usage -> answer.set("usage", Shape.chatUsage(usage)));
    return Shape.bytes(answer);
  }

  private static void message(ObjectNode message, Ending ending) {
    message.put("content", ending.refusal().isPresent() ? null : ending.text());
    message.put("refusal", ending.refusal().orElse(null));
    message.putArray("annotations");
  }

  @Override
  public byte[] begin() {
    ObjectNode delta = Shape.object().put("role", "assistant").put("content", "");
    return chunks(delta.putNull("refusal"), null);
  }

  @Override
  public byte[] text(String piece) {
    return chunks(Shape.object().put("content", piece), null);
  }

  @Override
  public byte[] end(Ending ending) {
    var out = new ByteArrayOutputStream();
    ending
        .refusal()
        .ifPresent(why -> out.writeBytes(chunks(Shape.object().put("refusal", why), null)));
    out.writeBytes(chunks(Shape.object(), finish(ending)));
    if (tellsUsage) {
      ending.usage().map(Shape::chatUsage).map(this::usageChunk).ifPresent(out::writeBytes);
    }
    out.writeBytes(Shape.DONE);
    return out.toByteArray();
  }

  @Override
  public byte[] broken(String code, String message) {
    ObjectNode event = Shape.object();
    event
        .putObject("error")
        .put("message", message)
        .put("type", "server_error")
        .putNull("param")
        .put("code", code);
    return Shape.event(event);
  }

  private byte[] chunks(ObjectNode delta, @Nullable String finish) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < heading.call().choices(); i++) {
      ObjectNode chunk = head("chat.completion.chunk");
      ObjectNode choice = chunk.putArray("choices").addObject().put("index", i);
      choice.set("delta", delta);
      choice.putNull("logprobs");
      choice.put("finish_reason", finish);
      if (tellsUsage) {
        chunk.putNull("usage");
      }
      out.writeBytes(Shape.event(chunk));
    }
    return out.toByteArray();
  }

  private byte[] usageChunk(ObjectNode usage) {
    ObjectNode chunk = head("chat.completion.chunk");
    chunk.putArray("choices");
    chunk.set("usage", usage);
    return Shape.event(chunk);
  }

  private ObjectNode head(String object) {
    ObjectNode json = Shape.object();
    json.put("id", heading.id("chatcmpl-"));
    json.put("object", object);
    json.put("created", heading.created().getEpochSecond());
    json.put("model", heading.model().model());
    json.put("service_tier", "default");
    json.putNull("system_fingerprint");
    if (heading.mock()) {
      json.put("mock", true);
    }
    return json;
  }

  private static String finish(Ending ending) {
    return ending
        .cut()
        .map(cut -> cut == Cut.CONTENT_FILTER ? "content_filter" : "length")
        .orElse("stop");
  }
}
