package coach.coaching;

import java.util.List;
import java.util.UUID;

/// Names one review. Sorts by the time at which it was asked for.
public record ReviewId(UUID value) {

  /// What the books know the answer to its first question by.
  public UUID first() {
    return value;
  }

  /// And to its second: a neighbour's id, which is nobody's, because most of an id is random.
  public UUID second() {
    return new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() ^ 1);
  }

  public List<UUID> answers() {
    return List.of(first(), second());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
