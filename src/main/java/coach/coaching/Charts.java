package coach.coaching;

import coach.shared.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The charts that traders gave: checked, re-encoded, and each its owner's alone.
public interface Charts {

  /// Keeps an upload, once for each content and owner.
  ///
  /// @throws coach.platform.ProblemException when it is no chart that we take
  Kept keep(UserId owner, Upload upload) throws IOException;

  /// Empty when the owner has no such chart, or not any more.
  Optional<Chart> find(UserId owner, ImageId id);

  /// A review shows it from now on. Within the transaction that writes the review.
  ///
  /// @return false when it is gone by now
  boolean use(UserId owner, ImageId id);

  /// No review shows it any more: it may go in time. May be said again.
  void release(UserId owner, ImageId id);

  /// A file that somebody sent. It is on disk: nobody needs to hold it in memory to wait for the
  /// time to read it.
  interface Upload {
    /// From the beginning, each time.
    InputStream open() throws IOException;
  }

  record Kept(ImageId id, Chart chart) {}

  /// As re-encoded by us.
  ///
  /// @param mediaType `image/png`, `image/jpeg` or `image/webp`
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Chart(String mediaType, byte[] content, int width, int height) {}
}
