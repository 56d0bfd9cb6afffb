package coach.ai.compat.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes responses. A stream tells of the message and its parts before their text comes, and of
/// each again when it is whole.
final class ResponseWriter extends AnswerWriter {
  private final ResponseObject response;
  private final ResponseEvents events;
  private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
  private final StringBuilder heard = new StringBuilder();
  private boolean inText;

  ResponseWriter(Heading heading, int before) {
    this.response = new ResponseObject(heading);
    this.events = new ResponseEvents(heading.mock(), before);
  }

  @Override
  public byte[] whole(Ending ending) {
    ArrayNode content = JsonNodeFactory.instance.arrayNode();
    content.add(
        ending
            .refusal()
            .map(ResponseObject::refusalPart)
            .orElseGet(() -> ResponseObject.textPart(ending.text())));
    return Shape.bytes(response.ended(ending, content));
  }

  @Override
  public byte[] begin() {
    return events
        .add("response.created", it -> it.set("response", response.inProgress()))
        .add("response.in_progress", it -> it.set("response", response.inProgress()))
        .add("response.output_item.added", it -> item(it, response.emptyMessage()))
        .take();
  }

  @Override
  public byte[] text(String piece) {
    if (!inText) {
      inText = true;
      events.add("response.content_part.added", it -> part(it, ResponseObject.textPart("")));
    }
    heard.append(piece);
    events.add(
        "response.output_text.delta", it -> place(it).put("delta", piece).putArray("logprobs"));
    return events.take();
  }

  @Override
  public byte[] end(Ending ending) {
    if (inText) {
      endText();
    }
    ending.refusal().ifPresent(this::refusal);
    String status = ResponseObject.status(ending);
    return events
        .add("response.output_item.done", it -> item(it, response.message(status, parts)))
        .add("response." + status, it -> it.set("response", response.ended(ending, parts)))
        .take();
  }

  @Override
  public byte[] broken(String code, String message) {
    return events
        .add("error", it -> it.put("code", code).put("message", message).putNull("param"))
        .take();
  }

  private void endText() {
    String text = heard.toString();
    events
        .add("response.output_text.done", it -> place(it).put("text", text).putArray("logprobs"))
        .add("response.content_part.done", it -> part(it, ResponseObject.textPart(text)));
    parts.add(ResponseObject.textPart(text));
  }

  private void refusal(String why) {
    events
        .add("response.content_part.added", it -> part(it, ResponseObject.refusalPart("")))
        .add("response.refusal.delta", it -> place(it).put("delta", why))
        .add("response.refusal.done", it -> place(it).put("refusal", why))
        .add("response.content_part.done", it -> part(it, ResponseObject.refusalPart(why)));
    parts.add(ResponseObject.refusalPart(why));
  }

  private static void item(ObjectNode event, ObjectNode message) {
    event.put("output_index", 0).set("item", message);
  }

  private void part(ObjectNode event, ObjectNode part) {
    place(event).set("part", part);
  }

  /// Behind the parts that are whole.
  private ObjectNode place(ObjectNode event) {
    return event
        .put("item_id", response.messageId())
        .put("output_index", 0)
        .put("content_index", parts.size());
  }
}
