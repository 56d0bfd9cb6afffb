package coach.ai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.Prompt.Part;
import coach.ai.Usage;
import coach.ai.provider.Heard;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.openai.ResponsesProviders.Account;
import coach.ai.provider.wire.ProviderClient;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTest extends ResponsesContract {
  @Override
  protected ModelProvider provider(ProviderClient client, URI base) {
    return ResponsesProviders.openAi(client, base, Account.OF_THE_KEY, CLOCK);
  }

  @Override
  protected String usage(long input, long cached, long cacheWrite, long output, long reasoning) {
    return usage(
        String.valueOf(input + cached + cacheWrite),
        String.valueOf(output),
        "\"cached_tokens\":%d,\"cache_write_tokens\":%d".formatted(cached, cacheWrite),
        String.valueOf(reasoning));
  }

  @Override
  protected List<String> nonsense() {
    return List.of(
        usage("-1", "5", "\"cached_tokens\":0", "0"),
        usage("5", "-1", "\"cached_tokens\":0", "0"),
        usage("5", "5", "\"cached_tokens\":6", "0"),
        usage("5", "5", "\"cached_tokens\":3,\"cache_write_tokens\":3", "0"),
        usage("5", "5", "\"cached_tokens\":-1", "0"),
        usage("5", "5", "\"cached_tokens\":0", "6"),
        usage("\"5\"", "5", "\"cached_tokens\":0", "0"),
        usage("5.5", "5", "\"cached_tokens\":0", "0"),
        usage("1e999999999", "5", "\"cached_tokens\":0", "0"),
        usage("9223372036854775808", "5", "\"cached_tokens\":0", "0"),
        usage("9223372036854775807", "5", "\"cached_tokens\":0", "0"),
        "7",
        "{\"output_tokens\":5}");
  }

  @Test
  void aRequestHasTheDocumentedShape() {
    provider.send(Orders.rich(), new Heard());

    JsonNode request = stub.calls().getFirst().json();
    assertThat(stub.calls().getFirst().path()).isEqualTo("/v1/responses");
    assertThat(request.path("safety_identifier").asText()).matches("[0-9a-f]{64}");
    assertThat(without(request, "safety_identifier"))
        .isEqualTo(
            Orders.json(
                """
                {"model":"test-model","instructions":"You review charts.",
                 "input":[{"type":"message","role":"user","content":[
                   {"type":"input_text","text":"What do you see?"},
                   {"type":"input_image","image_url":"data:image/png;base64,aVZCT1I=",
                    "detail":"high"}]}],
                 "max_output_tokens":400,
                 "text":{"format":{"type":"json_schema","name":"review","strict":true,
                   "schema":%s}},
                 "store":false,"stream":true}
                """
                    .formatted(Orders.SCHEMA)));
  }

  @Test
  void noFewerOutputTokensAreAskedForThanTheApiTakes() {
    provider.send(
        Orders.order(Orders.prompt(List.of(new Part.Text("Hi")), Optional.empty(), 3)),
        new Heard());

    assertThat(stub.calls().getFirst().json().path("max_output_tokens").asInt()).isEqualTo(16);
  }

  @Test
  void theAccountIsNamedWhenThereAreSeveral() {
    ModelProvider named =
        ResponsesProviders.openAi(
            client(), stub.base(), new Account(Optional.of("org-1"), Optional.of("proj_2")), CLOCK);

    named.send(Orders.order(), new Heard());

    assertThat(stub.calls().getFirst().headers())
        .containsEntry("OpenAI-Organization", "org-1")
        .containsEntry("OpenAI-Project", "proj_2");
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_request_error, invalid_api_key,                   BAD_KEY",
    "400, invalid_request_error, context_length_exceeded,           CONTEXT_LENGTH",
    "400, invalid_request_error, invalid_image,                     BAD_IMAGE",
    "400, invalid_request_error, image_too_large,                   BAD_IMAGE",
    "400, invalid_request_error, image_content_policy_violation,    BAD_IMAGE",
    "400, invalid_request_error, failed_to_download_image,          BAD_IMAGE",
    "400, invalid_request_error, invalid_prompt,                    BAD_REQUEST",
    "400, invalid_request_error, never_heard_of,                    BAD_REQUEST",
    "404, invalid_request_error, model_not_found,                   MODEL_NOT_FOUND",
    "400, invalid_request_error, model_not_found,                   MODEL_NOT_FOUND",
    "403, invalid_request_error, unsupported_country_region_territory, FORBIDDEN",
    "403, invalid_request_error, never_heard_of,                    FORBIDDEN",
    "429, requests,              rate_limit_exceeded,               RATE_LIMITED",
    "429, tokens,                rate_limit_exceeded,               RATE_LIMITED",
    "429, invalid_request_error, slow_down,                         RATE_LIMITED",
    "429, never_heard_of,        never_heard_of,                    RATE_LIMITED",
    "429, insufficient_quota,    insufficient_quota,                BILLING",
    "429, insufficient_quota,    credit_balance_exhausted,          BILLING",
    "429, insufficient_quota,    organization_spend_limit_exceeded, BILLING",
    "429, insufficient_quota,    project_spend_limit_exceeded,      BILLING",
    "429, insufficient_quota,    organization_usage_limit_exceeded, BILLING",
    "429, insufficient_quota,    never_heard_of,                    BILLING",
    "500, server_error,          server_error,                      SERVER_ERROR",
    "500, never_heard_of,        never_heard_of,                    SERVER_ERROR",
    "502, server_error,          server_error,                      GATEWAY_ERROR",
    "503, service_unavailable_error, server_is_overloaded,          OVERLOADED",
    "503, server_error,          never_heard_of,                    SERVER_ERROR",
  })
  void everyCodeHasItsClass(int status, String type, String code, FailureClass reason) {
    Reply.Failed failed =
        failed(answered(Script.openAiError(status, type, code, "Something is wrong.")));

    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.code()).isEqualTo(reason == FailureClass.BAD_KEY ? "bad_key" : code);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_image,       BAD_IMAGE",
    "invalid_prompt,      BAD_REQUEST",
    "server_error,        SERVER_ERROR",
    "rate_limit_exceeded, RATE_LIMITED",
    "insufficient_quota,  BILLING",
    "never_heard_of,      SERVER_ERROR",
  })
  void aFailureMayComeWithStatus200(String code, FailureClass reason) {
    String response =
        "{\"status\":\"failed\",\"error\":{\"code\":\"%s\",\"message\":\"No.\"},\"usage\":%s}"
            .formatted(code, usage(1, 0, 0, 2, 0).replace("\n", ""));

    Reply.Failed whole = failed(answered(Script.json(200, response)));
    Reply.Failed streamed =
        failed(
            answered(
                Script.events(
                    "data: {\"type\":\"response.failed\",\"response\":" + response + "}\n\n")));
    Reply.Failed topLevel =
        failed(answered(Script.events("data: {\"type\":\"error\",\"code\":\"" + code + "\"}\n\n")));
    Reply.Failed nested =
        failed(
            answered(
                Script.events("event: error\ndata: {\"error\":{\"code\":\"" + code + "\"}}\n\n")));

    assertThat(List.of(whole, streamed, topLevel, nested))
        .allSatisfy(failed -> assertThat(failed.reason()).isEqualTo(reason))
        .allSatisfy(failed -> assertThat(failed.code()).isEqualTo(code));
    assertThat(whole.meter().usage()).contains(Usage.of(1, 2));
    assertThat(streamed.meter().usage()).contains(Usage.of(1, 2));
  }

  @Test
  void noQuotaWithATimeToComeBackIsAMomentOfHaste() {
    String body = "{\"error\":{\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}";
    String exhausted =
        "{\"error\":{\"type\":\"insufficient_quota\",\"code\":\"credit_balance_exhausted\"}}";
    Map<String, String> later = Map.of("Retry-After", "2");

    assertThat(failed(answered(Script.json(429, body, later))).reason())
        .isEqualTo(FailureClass.RATE_LIMITED);
    assertThat(failed(answered(Script.json(429, exhausted, later))).reason())
        .isEqualTo(FailureClass.BILLING);
    assertThat(failed(answered(Script.json(429, body, Map.of("x-should-retry", "false")))).reason())
        .isEqualTo(FailureClass.BILLING);
  }

  @Test
  void whatTheProviderSaysIsOneShortLineWithoutSecrets() {
    String message =
        "Bad\\nline with " + Orders.KEY + " and sk-proj-abcdefgh12345678. " + "x".repeat(500);

    Reply.Failed failed =
        failed(answered(Script.json(400, "{\"error\":{\"message\":\"" + message + "\"}}")));

    assertThat(failed.detail())
        .startsWith("Bad\\nline with ●●●●●● and ●●●●●●")
        .hasSizeLessThan(300)
        .doesNotContain("\n", Orders.KEY, "abcdefgh");
  }

  @Test
  void aCodeThatIsNoCodeIsOurs() {
    Reply.Failed failed =
        failed(answered(Script.openAiError(400, "a", Orders.KEY + " <script>", "No.")));

    assertThat(failed.code()).isEqualTo("bad_request");
  }

  @Test
  void anIdThatIsNotSafeIsNone() {
    stub.answers(
        (_, line) ->
            line.write(
                "HTTP/1.1 429 No\r\nx-request-id: <b>\u00e4</b>\r\nContent-Length: 0\r\n\r\n"));

    assertThat(send().exchange().providerRequestId()).isEmpty();
  }

  @Test
  void aRefusalIsDeclined() {
    String response =
        """
        {"status":"completed","output":[{"type":"message","content":[
          {"type":"refusal","refusal":"I cannot help with that."}]}],"usage":%s}
        """
            .formatted(usage(3, 0, 0, 4, 0));

    Reply reply = answered(Script.json(200, response));

    assertThat(reply).isInstanceOf(Reply.Declined.class);
    assertThat(((Reply.Declined) reply).reason()).isEqualTo("I cannot help with that.");
    assertThat(((Reply.Declined) reply).meter().usage()).contains(Usage.of(3, 4));
  }

  @ParameterizedTest
  @CsvSource({"max_output_tokens, MAX_OUTPUT_TOKENS", "content_filter, CONTENT_FILTER"})
  void anAnswerMayStopShort(String reason, Cut cut) {
    String response =
        """
        {"status":"incomplete","incomplete_details":{"reason":"%s"},
         "output":[{"type":"message","content":[{"type":"output_text","text":"Half"}]}],"usage":%s}
        """
            .formatted(reason, usage(3, 0, 0, 4, 0))
            .replace("\n", " ");

    Reply whole = answered(Script.json(200, response));
    Reply streamed =
        answered(
            Script.events(
                "data: {\"type\":\"response.incomplete\",\"response\":" + response + "}\n\n"));

    assertThat(List.of(whole, streamed))
        .allSatisfy(
            reply -> {
              assertThat(reply).isInstanceOf(Reply.Incomplete.class);
              assertThat(((Reply.Incomplete) reply).text()).isEqualTo("Half");
              assertThat(((Reply.Incomplete) reply).cut()).isEqualTo(cut);
            });
  }

  @Test
  void theHeadersTellWhatIsLeft() {
    Reply reply =
        answered(
            Script.json(
                200,
                whole("null"),
                Map.of(
                    "x-ratelimit-limit-requests", "500",
                    "x-ratelimit-remaining-requests", "499",
                    "x-ratelimit-reset-requests", "120ms",
                    "x-ratelimit-limit-tokens", "30000",
                    "x-ratelimit-remaining-tokens", "0",
                    "x-ratelimit-reset-tokens", "6m0s")));

    assertThat(reply.exchange().headroom())
        .isEqualTo(
            new Headroom(
                OptionalLong.of(499), OptionalLong.of(0), Optional.of(Duration.ofMinutes(6))));
  }

  @Test
  void whatAHostWithoutLimitsSaysOfThemIsNothing() {
    Reply reply =
        answered(
            Script.json(
                200,
                whole("null"),
                Map.of(
                    "x-ratelimit-limit-requests", "-1",
                    "x-ratelimit-remaining-requests", "-1",
                    "x-ratelimit-limit-tokens", "0",
                    "x-ratelimit-remaining-tokens", "0",
                    "x-ratelimit-reset-tokens", "soon")));

    assertThat(reply.exchange().headroom()).isEqualTo(Headroom.UNKNOWN);
  }
}
