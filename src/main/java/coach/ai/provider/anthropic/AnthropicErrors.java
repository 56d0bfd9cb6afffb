package coach.ai.provider.anthropic;

import coach.ai.FailureClass;
import coach.ai.provider.dialect.ProviderError;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What Anthropic's errors mean. There are types, but few: where one covers several cases, the
/// words of the message have to tell them apart.
final class AnthropicErrors {
  private static final String SPEND_LIMIT = "enforced_spend_limit_reached";

  private static final Map<String, FailureClass> MEANING =
      Map.of(
          "authentication_error", FailureClass.BAD_KEY,
          "billing_error", FailureClass.BILLING,
          "permission_error", FailureClass.FORBIDDEN,
          "not_found_error", FailureClass.MODEL_NOT_FOUND,
          "request_too_large", FailureClass.BAD_REQUEST,
          "rate_limit_error", FailureClass.RATE_LIMITED,
          "timeout_error", FailureClass.GATEWAY_ERROR,
          "api_error", FailureClass.SERVER_ERROR,
          "overloaded_error", FailureClass.OVERLOADED);

  private AnthropicErrors() {}

  static Optional<FailureClass> meaning(ProviderError error) {
    if (error.detail().equals(SPEND_LIMIT) || error.code().equals(SPEND_LIMIT)) {
      return Optional.of(FailureClass.BILLING);
    }
    return error.type().equals("invalid_request_error")
        ? Optional.of(refusedRequest(error.message().toLowerCase(Locale.ROOT)))
        : Optional.ofNullable(MEANING.get(error.type()));
  }

  private static FailureClass refusedRequest(String message) {
    if (says(message, "reached your specified api usage limits", "credit balance is too low")) {
      return FailureClass.BILLING;
    }
    if (says(message, "prompt is too long", "exceed context limit", "context window")) {
      return FailureClass.CONTEXT_LENGTH;
    }
    return says(message, "image") ? FailureClass.BAD_IMAGE : FailureClass.BAD_REQUEST;
  }

  private static boolean says(String message, String... words) {
    return Stream.of(words).anyMatch(message::contains);
  }
}
