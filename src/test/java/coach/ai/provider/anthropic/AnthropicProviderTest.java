package coach.ai.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.Usage;
import coach.ai.provider.Heard;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.ModelProviderConnections;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.wire.ProviderClient;
import coach.support.stub.Call;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicProviderTest extends ModelProviderConnections {
  @Override
  protected ModelProvider provider(ProviderClient client, URI base) {
    return AnthropicProviders.anthropic(client, base, CLOCK);
  }

  @Override
  protected String keyHeader() {
    return "x-api-key";
  }

  @Override
  protected String whole(String usage) {
    return message("end_turn", usage);
  }

  private static String message(String stopReason, String usage) {
    return """
        {"id":"msg_1","type":"message","role":"assistant","model":"test-model","unknown":{},
         "content":[{"type":"thinking","thinking":"Hm."},{"type":"text","text":%s}],
         "stop_reason":"%s","usage":%s}
        """
        .formatted(TextNode.valueOf(TEXT), stopReason, usage);
  }

  @Override
  protected String stream() {
    return streamWithoutEnd() + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
  }

  @Override
  protected String streamWithoutEnd() {
    StringBuilder events = new StringBuilder(start());
    PIECES.forEach(
        piece ->
            events.append(
                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","
                    + "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                    + TextNode.valueOf(piece)
                    + "}}\n\n"));
    return events
        + "event: message_delta\ndata: {\"type\":\"message_delta\","
        + "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}}\n\n";
  }

  private static String start() {
    return """
        event: message_start
        data: {"type":"message_start","message":{"model":"test-model","content":[],\
        "usage":{"input_tokens":5,"cache_read_input_tokens":null,"output_tokens":1}}}

        event: ping
        data: {"type": "ping"}

        """;
  }

  @Override
  protected String streamWithError() {
    return start()
        + "event: error\ndata: {\"type\":\"error\","
        + "\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";
  }

  @Override
  protected String keyRefused(String key) {
    return """
        {"type":"error","error":{"type":"authentication_error","message":"Incorrect key %s."}}
        """
        .formatted(key);
  }

  @Override
  protected String usage(long input, long cached, long cacheWrite, long output, long reasoning) {
    return """
        {"input_tokens":%d,"cache_read_input_tokens":%d,"cache_creation_input_tokens":%d,
         "output_tokens":%d,"output_tokens_details":{"thinking_tokens":%d}}
        """
        .formatted(input, cached, cacheWrite, output, reasoning);
  }

  @Override
  protected List<String> nonsense() {
    return List.of(
        "{\"input_tokens\":-1,\"output_tokens\":1}",
        "{\"input_tokens\":1,\"output_tokens\":-1}",
        "{\"input_tokens\":1}",
        "{\"input_tokens\":\"1\",\"output_tokens\":1}",
        "{\"input_tokens\":1,\"output_tokens\":1,\"cache_read_input_tokens\":-1}",
        "{\"input_tokens\":1,\"output_tokens\":1,\"cache_creation_input_tokens\":1.5}",
        "{\"input_tokens\":9223372036854775807,\"output_tokens\":1}",
        usage(1, 0, 0, 2, 3));
  }

  @Test
  void aRequestHasTheDocumentedShape() {
    provider.send(Orders.rich(), new Heard());

    Call call = stub.calls().getFirst();
    assertThat(call.path()).isEqualTo("/v1/messages");
    assertThat(call.headers()).containsEntry("anthropic-version", "2023-06-01");
    assertThat(call.json().path("metadata").path("user_id").asText()).matches("[0-9a-f]{64}");
    assertThat(without(call.json(), "metadata"))
        .isEqualTo(
            Orders.json(
                """
                {"model":"test-model","max_tokens":400,"system":"You review charts.",
                 "messages":[{"role":"user","content":[
                   {"type":"text","text":"What do you see?"},
                   {"type":"image","source":{"type":"base64","media_type":"image/png",
                     "data":"aVZCT1I="}}]}],
                 "output_config":{"format":{"type":"json_schema","schema":%s}},
                 "stream":true}
                """
                    .formatted(Orders.SCHEMA)));
  }

  @Test
  void aBaseWithoutAVersionGetsOne() {
    ModelProvider bare = to("http://127.0.0.1:" + stub.port());

    bare.models(Orders.KEY);

    assertThat(stub.listings().getFirst().target()).isEqualTo("/v1/models?limit=1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | authentication_error  | invalid x-api-key                           | BAD_KEY",
        "402 | billing_error         | Pay.                                        | BILLING",
        "403 | permission_error      | No.                                         | FORBIDDEN",
        "404 | not_found_error       | model: x                                    | MODEL_NOT_FOUND",
        "413 | request_too_large     | Too large.                                  | BAD_REQUEST",
        "429 | rate_limit_error      | Slow down.                                  | RATE_LIMITED",
        "500 | api_error             | Oops.                                       | SERVER_ERROR",
        "504 | timeout_error         | Late.                                       | GATEWAY_ERROR",
        "529 | overloaded_error      | Overloaded                                  | OVERLOADED",
        "500 | overloaded_error      | Overloaded                                  | OVERLOADED",
        "400 | invalid_request_error | Wrong.                                      | BAD_REQUEST",
        "400 | invalid_request_error | You have reached your specified API usage limits. | BILLING",
        "400 | invalid_request_error | Your credit balance is too low to access the API. | BILLING",
        "400 | invalid_request_error | prompt is too long: 9 tokens > 8 maximum    | CONTEXT_LENGTH",
        "400 | invalid_request_error | messages.0: image exceeds 5 MB maximum      | BAD_IMAGE",
        "500 | never_heard_of        | Oops.                                       | SERVER_ERROR",
        "418 | never_heard_of        | Oops.                                       | BAD_REQUEST",
      })
  void everyTypeHasItsClass(int status, String type, String message, FailureClass reason) {
    Reply.Failed failed = failed(answered(Script.anthropicError(status, type, message)));

    assertThat(failed.reason()).isEqualTo(reason);
  }

  @Test
  void aSpendLimitIsNoHaste() {
    String body =
        """
        {"type":"error","error":{"type":"rate_limit_error","message":"Limit.",
         "details":{"error_code":"enforced_spend_limit_reached"}}}
        """;

    assertThat(failed(answered(Script.json(429, body))).reason()).isEqualTo(FailureClass.BILLING);
  }

  @ParameterizedTest
  @CsvSource({"max_tokens", "model_context_window_exceeded"})
  void anAnswerMayStopShort(String stopReason) {
    Reply reply = answered(Script.json(200, message(stopReason, usage(1, 0, 0, 2, 0))));

    assertThat(reply).isInstanceOf(Reply.Incomplete.class);
    assertThat(((Reply.Incomplete) reply).cut()).isEqualTo(Cut.MAX_OUTPUT_TOKENS);
    assertThat(((Reply.Incomplete) reply).text()).isEqualTo(TEXT);
  }

  @Test
  void aRefusalIsDeclined() {
    Reply reply = answered(Script.json(200, message("refusal", usage(1, 0, 0, 2, 0))));

    assertThat(reply).isInstanceOf(Reply.Declined.class);
    assertThat(((Reply.Declined) reply).meter().usage()).contains(Usage.of(1, 2));
  }

  @Test
  void aStopForAToolThatWeDoNotOfferIsNoAnswer() {
    Reply.Failed failed =
        failed(answered(Script.json(200, message("tool_use", usage(1, 0, 0, 2, 0)))));

    assertThat(failed.reason()).isEqualTo(FailureClass.MALFORMED);
    assertThat(failed.meter().usage()).contains(Usage.of(1, 2));
  }

  @Test
  void whatTheStartOfAStreamCountsIsNotWhatItCosts() {
    Reply.Failed failed = failed(answered(Script.events(streamWithError())));

    assertThat(failed.meter()).isEqualTo(Meter.SILENT);
  }

  @Test
  void theEndOfAStreamCountsWithItsStart() {
    Reply.Completed reply = completed(answered(Script.events(stream())));

    assertThat(reply.meter().usage()).contains(Usage.of(5, 7));
  }

  @Test
  void theHeadersTellWhatIsLeft() {
    Reply reply =
        answered(
            Script.json(
                200,
                whole("null"),
                Map.of(
                    "anthropic-ratelimit-requests-limit", "50",
                    "anthropic-ratelimit-requests-remaining", "49",
                    "anthropic-ratelimit-requests-reset", "2026-03-02T15:00:05Z",
                    "anthropic-ratelimit-input-tokens-limit", "1000",
                    "anthropic-ratelimit-input-tokens-remaining", "900",
                    "anthropic-ratelimit-output-tokens-limit", "1000",
                    "anthropic-ratelimit-output-tokens-remaining", "800",
                    "anthropic-ratelimit-output-tokens-reset", "2026-03-02T15:01:00Z")));

    assertThat(reply.exchange().headroom())
        .isEqualTo(
            new Headroom(
                OptionalLong.of(49), OptionalLong.of(800), Optional.of(Duration.ofMinutes(1))));
  }

  private static JsonNode without(JsonNode node, String field) {
    ObjectNode copy = node.deepCopy();
    copy.remove(field);
    return copy;
  }
}
