package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import java.util.Optional;

/// In which class a provider's failure is: by its own word where it has one, else by the status.
final class Verdict {
  private Verdict() {}

  /// @param error absent when the body is not in the provider's shape, so that something between us
  ///     and the provider may have answered
  static FailureClass of(
      Dialect dialect, int httpStatus, Optional<ProviderError> error, RetryAdvice advice) {
    int status =
        httpStatus < 300 ? error.flatMap(ProviderError::status).orElse(httpStatus) : httpStatus;
    if (status >= 300 && status < 400) {
      return FailureClass.REDIRECTED;
    }
    if (status == 401) {
      return FailureClass.BAD_KEY;
    }
    return error
        .flatMap(known -> dialect.classify(known, advice))
        .map(byWord -> unlessFromTheWay(byWord, status))
        .orElseGet(() -> byStatus(status, error.isPresent()));
  }

  /// A gateway that copies the provider's words has still lost the provider.
  private static FailureClass unlessFromTheWay(FailureClass byWord, int status) {
    return byWord == FailureClass.SERVER_ERROR && (status == 502 || status == 504)
        ? FailureClass.GATEWAY_ERROR
        : byWord;
  }

  private static FailureClass byStatus(int status, boolean fromProvider) {
    return switch (status) {
      case 402 -> FailureClass.BILLING;
      case 403 -> FailureClass.FORBIDDEN;
      case 404 -> FailureClass.MODEL_NOT_FOUND;
      case 408 -> FailureClass.TIMEOUT;
      case 429 -> FailureClass.RATE_LIMITED;
      case 529 -> FailureClass.OVERLOADED;
      case 502, 504 -> FailureClass.GATEWAY_ERROR;
      case 503 -> fromProvider ? FailureClass.OVERLOADED : FailureClass.GATEWAY_ERROR;
      default -> byFamily(status, fromProvider);
    };
  }

  private static FailureClass byFamily(int status, boolean fromProvider) {
    if (status >= 400 && status < 500) {
      return FailureClass.BAD_REQUEST;
    }
    // Inside an answer that began well, only the provider can have said it.
    return fromProvider ? FailureClass.SERVER_ERROR : FailureClass.GATEWAY_ERROR;
  }
}
