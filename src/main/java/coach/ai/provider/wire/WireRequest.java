package coach.ai.provider.wire;

import java.util.Map;
import java.util.Optional;

/// @param path below the provider's base, with its query
/// @param headers beside the usual ones; the key is among them
/// @param body absent = a GET
public record WireRequest(String path, Map<String, String> headers, Optional<byte[]> body) {

  public static WireRequest get(String path, Map<String, String> headers) {
    return new WireRequest(path, headers, Optional.empty());
  }

  public static WireRequest post(String path, Map<String, String> headers, byte[] body) {
    return new WireRequest(path, headers, Optional.of(body));
  }

  /// Neither the key nor what was asked.
  @Override
  public String toString() {
    return path;
  }
}
