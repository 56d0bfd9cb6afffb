package coach.ai.provider.openai;

import static java.util.Map.entry;

import coach.ai.FailureClass;
import coach.ai.provider.dialect.ProviderError;
import coach.ai.provider.dialect.RetryAdvice;
import java.util.Map;
import java.util.Optional;

/// What OpenAI's codes mean. A code decides; a type does where there is no code that we know.
final class OpenAiCodes {
  /// OpenAI: no money. Azure, with a time to wait: busy for a moment.
  private static final String QUOTA = "insufficient_quota";

  private static final Map<String, FailureClass> MEANING =
      Map.ofEntries(
          entry(QUOTA, FailureClass.BILLING),
          entry("credit_balance_exhausted", FailureClass.BILLING),
          entry("organization_spend_limit_exceeded", FailureClass.BILLING),
          entry("project_spend_limit_exceeded", FailureClass.BILLING),
          entry("organization_usage_limit_exceeded", FailureClass.BILLING),
          entry("billing_hard_limit_reached", FailureClass.BILLING),
          entry("billing_not_active", FailureClass.BILLING),
          entry("rate_limit_exceeded", FailureClass.RATE_LIMITED),
          entry("rate_limit_error", FailureClass.RATE_LIMITED),
          entry("slow_down", FailureClass.RATE_LIMITED),
          entry("requests", FailureClass.RATE_LIMITED),
          entry("tokens", FailureClass.RATE_LIMITED),
          entry("server_is_overloaded", FailureClass.OVERLOADED),
          entry("service_unavailable_error", FailureClass.OVERLOADED),
          entry("overloaded_error", FailureClass.OVERLOADED),
          entry("server_error", FailureClass.SERVER_ERROR),
          entry("internal_error", FailureClass.SERVER_ERROR),
          entry("vector_store_timeout", FailureClass.SERVER_ERROR),
          entry("invalid_api_key", FailureClass.BAD_KEY),
          entry("account_deactivated", FailureClass.BAD_KEY),
          entry("authentication_error", FailureClass.BAD_KEY),
          entry("unsupported_country_region_territory", FailureClass.FORBIDDEN),
          entry("permission_error", FailureClass.FORBIDDEN),
          entry("model_not_found", FailureClass.MODEL_NOT_FOUND),
          entry("context_length_exceeded", FailureClass.CONTEXT_LENGTH),
          entry("invalid_prompt", FailureClass.BAD_REQUEST),
          entry("invalid_image", FailureClass.BAD_IMAGE),
          entry("invalid_image_format", FailureClass.BAD_IMAGE),
          entry("invalid_image_mode", FailureClass.BAD_IMAGE),
          entry("invalid_image_url", FailureClass.BAD_IMAGE),
          entry("invalid_base64_image", FailureClass.BAD_IMAGE),
          entry("image_too_large", FailureClass.BAD_IMAGE),
          entry("image_too_small", FailureClass.BAD_IMAGE),
          entry("image_file_too_large", FailureClass.BAD_IMAGE),
          entry("image_file_not_found", FailureClass.BAD_IMAGE),
          entry("image_parse_error", FailureClass.BAD_IMAGE),
          entry("image_content_policy_violation", FailureClass.BAD_IMAGE),
          entry("unsupported_image_media_type", FailureClass.BAD_IMAGE),
          entry("empty_image_file", FailureClass.BAD_IMAGE),
          entry("failed_to_download_image", FailureClass.BAD_IMAGE));

  private OpenAiCodes() {}

  static Optional<FailureClass> meaning(ProviderError error, RetryAdvice advice) {
    if (error.word().equals(QUOTA) && advice.after().isPresent()) {
      return Optional.of(FailureClass.RATE_LIMITED);
    }
    return Optional.ofNullable(MEANING.get(error.code()))
        .or(() -> Optional.ofNullable(MEANING.get(error.type())));
  }
}
