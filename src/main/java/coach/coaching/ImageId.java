package coach.coaching;

import java.util.UUID;

/// Names one chart of an owner's, as it is kept.
public record ImageId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
