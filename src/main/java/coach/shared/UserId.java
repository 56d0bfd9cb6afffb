package coach.shared;

import java.util.UUID;

/// Whose something is. Every query for what belongs to somebody is scoped by one.
public record UserId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
