package coach.ai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.Usage;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Orders;
import coach.ai.provider.ProviderFixture;
import coach.ai.provider.Reply;
import coach.ai.provider.openai.ResponsesProviders.Account;
import coach.ai.provider.wire.ProviderClient;
import coach.support.stub.Script;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiErrorsTest extends ProviderFixture {
  private static final String USAGE = "{\"input_tokens\":1,\"output_tokens\":2}";

  @Override
  protected ModelProvider provider(ProviderClient client, URI base) {
    return ResponsesProviders.openAi(client, base, Account.OF_THE_KEY, CLOCK);
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
            .formatted(code, USAGE);

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
}
