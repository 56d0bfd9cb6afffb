package coach.support.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The shapes that providers speak, as their documentation has them.
enum Dialect {
  /// OpenAI's Responses API, and Perplexity's Agent API.
  RESPONSES {
    @Override
    JsonNode whole(Shapes shapes, String model) {
      ObjectNode response = response(model, "completed");
      response.putArray("output").add(message(shapes.text()));
      response.set("usage", usage(shapes));
      return response;
    }

    @Override
    List<String> events(Shapes shapes, String model) {
      List<String> events = new ArrayList<>();
      events.add(about("response.created", response(model, "in_progress")));
      events.add(about("response.in_progress", response(model, "in_progress")));
      for (String delta : shapes.deltas()) {
        ObjectNode data = Shapes.node("{'type':'response.output_text.delta','item_id':'msg_1'}");
        events.add(Shapes.event("response.output_text.delta", data.put("delta", delta)));
      }
      events.add(about("response.completed", whole(shapes, model)));
      return events;
    }

    private ObjectNode response(String model, String status) {
      return Shapes.node("{'id':'resp_1','object':'response','created_at':1,'error':null}")
          .put("status", status)
          .put("model", model);
    }

    private JsonNode message(String text) {
      ObjectNode message =
          Shapes.node("{'id':'msg_1','type':'message','status':'completed','role':'assistant'}");
      message.putArray("content").addObject().put("type", "output_text").put("text", text);
      return message;
    }

    private JsonNode usage(Shapes shapes) {
      ObjectNode usage =
          Shapes.node(
              "{'input_tokens_details':{'cached_tokens':0},"
                  + "'output_tokens_details':{'reasoning_tokens':0}}");
      return usage
          .put("input_tokens", shapes.inputTokens())
          .put("output_tokens", shapes.outputTokens())
          .put("total_tokens", shapes.inputTokens() + shapes.outputTokens());
    }

    private String about(String type, JsonNode response) {
      return Shapes.event(type, Shapes.node("{'type':'" + type + "'}").set("response", response));
    }
  },
  ANTHROPIC {
    @Override
    JsonNode whole(Shapes shapes, String model) {
      ObjectNode message = message(model, shapes.inputTokens(), shapes.outputTokens());
      message.withArray("content").addObject().put("type", "text").put("text", shapes.text());
      return message.put("stop_reason", "end_turn");
    }

    @Override
    List<String> events(Shapes shapes, String model) {
      List<String> events = new ArrayList<>();
      ObjectNode start = Shapes.node("{'type':'message_start'}");
      start.set("message", message(model, shapes.inputTokens(), 1));
      events.add(Shapes.event("message_start", start));
      events.add(event("{'type':'content_block_start','index':0,'content_block':{'type':'text'}}"));
      events.add(event("{'type':'ping'}"));
      for (String delta : shapes.deltas()) {
        ObjectNode data = Shapes.node("{'type':'content_block_delta','index':0}");
        data.putObject("delta").put("type", "text_delta").put("text", delta);
        events.add(Shapes.event("content_block_delta", data));
      }
      events.add(event("{'type':'content_block_stop','index':0}"));
      ObjectNode end = Shapes.node("{'type':'message_delta','delta':{'stop_reason':'end_turn'}}");
      end.putObject("usage").put("output_tokens", shapes.outputTokens());
      events.add(Shapes.event("message_delta", end));
      events.add(event("{'type':'message_stop'}"));
      return events;
    }

    private ObjectNode message(String model, long input, long output) {
      ObjectNode message =
          Shapes.node("{'id':'msg_1','type':'message','role':'assistant','content':[]}");
      message.put("model", model).putNull("stop_reason");
      message
          .putObject("usage")
          .put("input_tokens", input)
          .put("cache_creation_input_tokens", 0)
          .put("cache_read_input_tokens", 0)
          .put("output_tokens", output);
      return message;
    }

    private String event(String data) {
      ObjectNode node = Shapes.node(data);
      return Shapes.event(node.path("type").asText(), node);
    }
  },
  /// OpenAI's Chat Completions API.
  CHAT {
    @Override
    JsonNode whole(Shapes shapes, String model) {
      ObjectNode body = completion("chat.completion", model);
      ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
      choice.putObject("message").put("role", "assistant").put("content", shapes.text());
      choice.put("finish_reason", "stop");
      body.set("usage", usage(shapes));
      return body;
    }

    @Override
    List<String> events(Shapes shapes, String model) {
      List<String> events = new ArrayList<>();
      for (String delta : shapes.deltas()) {
        events.add(chunk(model, Shapes.node("{'index':0,'finish_reason':null}"), delta));
      }
      events.add(chunk(model, Shapes.node("{'index':0,'finish_reason':'stop'}"), ""));
      ObjectNode last = completion("chat.completion.chunk", model);
      last.putArray("choices");
      last.set("usage", usage(shapes));
      events.add("data: " + last + "\n\n");
      events.add("data: [DONE]\n\n");
      return events;
    }

    private String chunk(String model, ObjectNode choice, String delta) {
      choice.putObject("delta").put("content", delta);
      ObjectNode body = completion("chat.completion.chunk", model);
      body.putArray("choices").add(choice);
      return "data: " + body + "\n\n";
    }

    private ObjectNode completion(String object, String model) {
      return Shapes.node("{'id':'chatcmpl-1','created':1}")
          .put("object", object)
          .put("model", model);
    }

    private JsonNode usage(Shapes shapes) {
      return Shapes.node("{}")
          .put("prompt_tokens", shapes.inputTokens())
          .put("completion_tokens", shapes.outputTokens())
          .put("total_tokens", shapes.inputTokens() + shapes.outputTokens());
    }
  };

  static Dialect of(String path) {
    if (path.endsWith("/messages")) {
      return ANTHROPIC;
    }
    return path.endsWith("/chat/completions") ? CHAT : RESPONSES;
  }

  abstract JsonNode whole(Shapes shapes, String model);

  abstract List<String> events(Shapes shapes, String model);
}
