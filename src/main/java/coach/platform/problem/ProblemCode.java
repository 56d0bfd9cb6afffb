package coach.platform.problem;

import coach.shared.Spelling;

/// The closed list of what can go wrong, as clients know it: codes and their statuses are public.
public enum ProblemCode {
  MALFORMED(400, "The request cannot be read"),
  UNSUPPORTED(400, "Not supported here"),
  TOO_LONG(400, "The prompt is too long"),
  UNAUTHENTICATED(401, "Sign in first"),
  BAD_CREDENTIALS(401, "Wrong credentials"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  MODEL_NOT_FOUND(404, "No such model"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No acceptable representation"),
  TOO_SLOW(408, "The request came too slowly"),
  CONFLICT(409, "Conflict"),
  KEY_IN_USE(409, "The first request with this key is under way"),
  ANSWER_LOST(410, "The answer to this key is lost"),
  LENGTH_REQUIRED(411, "Length required"),
  TOO_LARGE(413, "The request is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  EXPECTATION_FAILED(417, "Expectation failed"),
  INVALID(422, "Invalid values"),
  KEY_REUSED(422, "The key stands for another request"),
  UPGRADE_REQUIRED(426, "Upgrade required"),
  OVER_LIMIT(429, "Too many requests"),
  OVER_BUDGET(429, "The budget is reached"),
  HEADERS_TOO_LARGE(431, "The request's header is too large"),
  INTERNAL(500, "Internal error"),
  ANSWER_UNUSABLE(502, "The model's answer cannot be used"),
  UNAVAILABLE(503, "Temporarily unavailable"),
  LEDGER_UNAVAILABLE(503, "The ledger cannot be written"),
  MODEL_UNAVAILABLE(503, "No model answers"),
  HTTP_VERSION(505, "HTTP version not supported"),
  /// Any other status that the HTTP layer may come up with.
  PROTOCOL_ERROR(400, "The request cannot be served");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// As OpenAI's clients know it, where they know it by another name.
  public String compatText() {
    return switch (this) {
      case UNAUTHENTICATED, BAD_CREDENTIALS -> "invalid_api_key";
      case OVER_LIMIT -> "rate_limit_exceeded";
      case OVER_BUDGET -> "insufficient_quota";
      case TOO_LONG -> "context_length_exceeded";
      case UNSUPPORTED -> "unsupported_parameter";
      case MODEL_UNAVAILABLE -> "server_is_overloaded";
      default -> text();
    };
  }

  public String text() {
    return Spelling.of(this);
  }

  static ProblemCode ofStatus(int status) {
    for (ProblemCode code : values()) { // of several, the first is the general one
      if (code.status == status) {
        return code;
      }
    }
    return status >= 500 ? INTERNAL : PROTOCOL_ERROR;
  }
}
