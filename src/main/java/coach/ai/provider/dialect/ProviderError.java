package coach.ai.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// An error as a provider words it; what it did not say is empty.
///
/// @param detail a word below the code that some errors have
public record ProviderError(String type, String code, String message, String detail) {

  /// Reads the object that both families of providers put under `error`.
  public static Optional<ProviderError> of(JsonNode error) {
    boolean says =
        error.hasNonNull("message") || error.hasNonNull("type") || error.hasNonNull("code");
    return error.isObject() && says
        ? Optional.of(
            new ProviderError(
                text(error, "type"),
                text(error, "code"),
                text(error, "message"),
                text(error.path("details"), "error_code")))
        : Optional.empty();
  }

  /// Absent when the body is not in a provider's shape.
  static Optional<ProviderError> in(byte[] body) {
    return Json.read(body).flatMap(json -> of(json.path("error")));
  }

  /// The most exact word that there is.
  public String word() {
    return code.isEmpty() || isStatus() ? type : code;
  }

  /// The HTTP status that some providers put where others have a code.
  Optional<Integer> status() {
    return isStatus() ? Optional.of(Integer.valueOf(code)) : Optional.empty();
  }

  private boolean isStatus() {
    return code.matches("[345]\\d\\d");
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
  }
}
