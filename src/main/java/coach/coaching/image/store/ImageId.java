package coach.coaching.image.store;

import java.util.UUID;

/// Which of an owner's images.
public record ImageId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
