package coach.identity;

import java.util.UUID;

/// One log-in, with all the tokens that continue it.
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
