package coach.coaching;

import coach.shared.UserId;
import java.util.Optional;

/// The charts that traders gave: checked, re-encoded, and each its owner's alone.
public interface Charts {

  /// Keeps an upload, once for each content and owner.
  ///
  /// @throws coach.platform.ProblemException when it is no chart that we take
  ImageId keep(UserId owner, byte[] upload);

  /// Empty when the owner has no such chart, or not any more.
  Optional<Chart> find(UserId owner, ImageId id);

  /// As re-encoded by us. Compared by identity: its content is an array.
  ///
  /// @param mediaType `image/png`, `image/jpeg` or `image/webp`
  record Chart(String mediaType, byte[] content, int width, int height) {}
}
