package coach.support.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A request as the stub received it.
///
/// @param target path and query, as sent
/// @param headers by name in any case
public record Call(String method, String target, Map<String, String> headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public String path() {
    return URI.create(target).getPath();
  }

  /// Our id, which the caller tells the provider.
  public String requestId() {
    return header("X-Client-Request-Id").orElse("-");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean streams() {
    return json().path("stream").asBoolean(false);
  }

  public String model() {
    return json().path("model").asText();
  }
}
