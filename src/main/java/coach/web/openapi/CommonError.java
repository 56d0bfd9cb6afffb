package coach.web.openapi;

import java.util.Locale;

/// The errors that many operations share, as components of the document.
enum CommonError {
  MALFORMED(400, "The request is malformed."),
  UNAUTHENTICATED(401, "No valid access token or API key was sent."),
  FORBIDDEN(403, "The caller may not do this."),
  NOT_FOUND(404, "There is no such thing, or it is another's."),
  TOO_LARGE(413, "The body is too large."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not understood."),
  INVALID(422, "Fields are invalid: `errors` lists them."),
  OVER_LIMIT(429, "Too many requests: `Retry-After` says how long to wait, in seconds."),
  INTERNAL(500, "The service failed: `request_id` finds the cause in its log."),
  UNAVAILABLE(503, "A dependency is away: `Retry-After` says when to try again, in seconds.");

  private final int status;
  private final String description;

  CommonError(int status, String description) {
    this.status = status;
    this.description = description;
  }

  String status() {
    return Integer.toString(status);
  }

  String description() {
    return description;
  }

  boolean hasRetryAfter() {
    return this == OVER_LIMIT || this == UNAVAILABLE;
  }

  /// The component's name, such as `NotFound`.
  String component() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
