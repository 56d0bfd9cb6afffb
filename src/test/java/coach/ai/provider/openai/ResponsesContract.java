package coach.ai.provider.openai;

import coach.ai.provider.ModelProviderConnections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// The shapes that OpenAI and Perplexity have in common.
abstract class ResponsesContract extends ModelProviderConnections {
  private static final String QUOTED = quoted(TEXT);

  @Override
  protected String keyHeader() {
    return "Authorization";
  }

  @Override
  protected String whole(String usage) {
    return """
        {"id":"resp_1","object":"response","status":"completed","error":null,"unknown":[{}],
         "model":"test-model","output":[{"type":"reasoning","summary":[]},
           {"type":"message","role":"assistant","content":[
             {"type":"output_text","text":%s,"annotations":[]}]}],"usage":%s}
        """
        .formatted(QUOTED, usage);
  }

  @Override
  protected String stream() {
    return streamWithoutEnd()
        + "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":"
        + whole(usage(5, 0, 0, 7, 0)).replace("\n", "")
        + "}\n\n";
  }

  @Override
  protected String streamWithoutEnd() {
    StringBuilder events =
        new StringBuilder("event: response.created\ndata: {\"type\":\"response.created\"}\n\n");
    PIECES.forEach(
        piece ->
            events.append(
                "event: response.output_text.delta\n"
                    + "data: {\"type\":\"response.output_text.delta\",\"delta\":"
                    + quoted(piece)
                    + "}\n\n"));
    return events.toString();
  }

  @Override
  protected String streamWithError() {
    return """
        data: {"type":"response.created"}

        data: {"type":"error","code":"server_is_overloaded","message":"No."}

        """;
  }

  @Override
  protected String keyRefused(String key) {
    return """
        {"error":{"message":"Incorrect API key provided: %s.","type":"invalid_request_error",
         "param":null,"code":"invalid_api_key"}}
        """
        .formatted(key);
  }

  static String usage(String input, String output, String inputDetails, String reasoning) {
    return """
        {"input_tokens":%s,"output_tokens":%s,"total_tokens":1,"input_tokens_details":{%s},
         "output_tokens_details":{"reasoning_tokens":%s}}
        """
        .formatted(input, output, inputDetails, reasoning);
  }

  static JsonNode without(JsonNode node, String field) {
    ObjectNode copy = node.deepCopy();
    copy.remove(field);
    return copy;
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
