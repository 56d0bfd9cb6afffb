package coach.coaching.image.store;

import coach.coaching.ImageId;
import coach.coaching.image.Chart;
import coach.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/// Keeps charts for their owners: in the database now, in object storage where there is one.
///
/// A chart is kept for as long as something shows it, and then for a while. Who shows charts says
/// so, in the transaction that makes or removes what shows one.
public interface ImageStore {
  /// Keeps a chart, once however often its owner sends it. Until it is [#use]d it counts as unused
  /// from now on, also when it was there before.
  ImageId keep(UserId owner, Chart chart);

  /// Nothing when it is another's, as when there is none.
  Optional<StoredImage> find(UserId owner, ImageId id);

  /// Something shows the image from now on. Returns false when the owner has none such.
  boolean use(UserId owner, ImageId id);

  /// Nothing shows the image any more. May be said again: the first time counts.
  void release(UserId owner, ImageId id);

  /// Removes some of the images that nothing has shown since then. Returns how many.
  ///
  /// @param most in one go
  int purge(Instant unusedBefore, int most);
}
