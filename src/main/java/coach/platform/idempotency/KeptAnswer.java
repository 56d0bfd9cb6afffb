package coach.platform.idempotency;

import java.util.Map;

/// An answer as it is given again. Compared by identity: its body is an array.
///
/// @param headers that belong to it, beside its content type
public record KeptAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
  /// What is larger is not kept.
  public static final int MOST_BYTES = 2 << 20;

  public KeptAnswer {
    headers = Map.copyOf(headers);
  }

  boolean fits() {
    return body.length <= MOST_BYTES;
  }
}
