package coach.ai.compat.translate;

import coach.ai.Prompt.Part;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Picture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Reads the conversation out of a call. The images come in the order in which they were measured.
final class Turns {
  private final Iterator<Picture> pictures;
  private final List<Turn> all = new ArrayList<>();

  private Turns(Iterator<Picture> pictures) {
    this.pictures = pictures;
  }

  static List<Turn> of(CompatCall call) {
    var turns = new Turns(call.pictures().iterator());
    switch (call.endpoint()) {
      case CHAT -> call.body().path("messages").forEach(turns::message);
      case RESPONSES -> turns.response(call.body());
    }
    return turns.all;
  }

  private void response(JsonNode body) {
    if (body.path("instructions").isTextual()) {
      add(Turn.SYSTEM, texts(body.path("instructions").textValue()));
    }
    JsonNode input = body.path("input");
    if (input.isTextual()) {
      add(Turn.USER, texts(input.textValue()));
    } else {
      input.forEach(this::item);
    }
  }

  private void item(JsonNode item) {
    switch (item.path("type").asText("message")) {
      case "function_call", "custom_tool_call" -> {
        String arguments = item.path("arguments").asText(item.path("input").asText());
        add(Turn.ASSISTANT, texts(item.path("name").asText() + " " + arguments));
      }
      case "function_call_output", "custom_tool_call_output" ->
          add(Turn.TOOL, content(item.path("output")));
      case "reasoning" -> add(Turn.ASSISTANT, List.of());
      default -> message(item);
    }
  }

  private void message(JsonNode message) {
    List<Part> parts = content(message.path("content"));
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      parts.addAll(
          texts(function.path("name").asText() + " " + function.path("arguments").asText()));
    }
    add(message.path("role").asText(), parts);
  }

  private List<Part> content(JsonNode content) {
    if (content.isTextual()) {
      return texts(content.textValue());
    }
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "image_url", "input_image" -> parts.add(image(pictures.next()));
        case "refusal" -> parts.addAll(texts(part.path("refusal").asText()));
        default -> parts.addAll(texts(part.path("text").asText()));
      }
    }
    return parts;
  }

  private static Part image(Picture picture) {
    return new Part.Image(picture.mediaType(), picture.base64(), picture.width(), picture.height());
  }

  private static List<Part> texts(String text) {
    return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(new Part.Text(text)));
  }

  private void add(String role, List<Part> parts) {
    all.add(new Turn(role, parts));
  }
}
