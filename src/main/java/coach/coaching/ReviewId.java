package coach.coaching;

import java.util.UUID;

/// Names one review. Sorts by the time at which it was asked for.
public record ReviewId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
