package coach.ai.compat.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// Walks what a model is shown: finds the images, and refuses what is neither text nor image.
final class Contents {
  private static final Set<String> TEXTS =
      Set.of("text", "input_text", "output_text", "refusal", "summary_text", "reasoning_text");

  private static final Set<String> ITEMS =
      Set.of(
          "message",
          "function_call",
          "function_call_output",
          "custom_tool_call",
          "custom_tool_call_output",
          "reasoning");

  private final Pictures pictures;

  Contents(Pictures pictures) {
    this.pictures = pictures;
  }

  void messages(Fields body) {
    List<Fields> messages = body.objects("messages");
    if (messages.isEmpty()) {
      throw Fields.refused("messages", "is missing or empty");
    }
    messages.forEach(this::message);
  }

  private void message(Fields message) {
    role(message);
    if (message.has("audio")) {
      throw Fields.refused(message.place("audio"), "is not supported: nothing is stored");
    }
    content(message, "content");
  }

  void input(Fields body) {
    if (!body.has("input")) {
      throw Fields.refused("input", "is missing");
    }
    body.text("instructions");
    if (!body.value("input").isTextual()) {
      List<Fields> items = body.objects("input");
      if (items.isEmpty()) {
        throw Fields.refused("input", "is empty");
      }
      items.forEach(this::item);
    }
  }

  private void item(Fields item) {
    String type = item.text("type").orElse(item.has("role") ? "message" : "item_reference");
    if (type.equals("item_reference")) {
      throw Fields.refused(
          item.path(), "refers to something stored, and nothing is: send the item itself");
    }
    if (!ITEMS.contains(type)) {
      throw Fields.refused(item.place("type"), "is not supported: only text, images and functions");
    }
    if (type.equals("message")) {
      role(item);
    }
    content(item, "content");
    content(item, "output");
  }

  private static void role(Fields message) {
    if (message.text("role").isEmpty()) {
      throw Fields.refused(message.place("role"), "is missing");
    }
  }

  private void content(Fields holder, String name) {
    JsonNode content = holder.value(name);
    if (!content.isTextual()) {
      holder.objects(name).forEach(this::part);
    }
  }

  private void part(Fields part) {
    String type = part.text("type").orElse("");
    switch (type) {
      case "image_url" -> {
        Fields image =
            part.object(type).orElseThrow(() -> Fields.refused(part.place(type), "is missing"));
        pictures.add(image, "url", image);
      }
      case "input_image" -> {
        if (part.has("file_id")) {
          throw Fields.refused(part.place("file_id"), "is not supported: nothing is stored");
        }
        pictures.add(part, "image_url", part);
      }
      default -> {
        if (!TEXTS.contains(type)) {
          throw Fields.refused(part.place("type"), "is not supported: only text and images are");
        }
      }
    }
  }
}
