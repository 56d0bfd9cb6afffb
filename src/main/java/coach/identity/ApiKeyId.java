package coach.identity;

import java.util.UUID;

/// Names an API key. Not the key itself, and no secret.
public record ApiKeyId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
