package coach.coaching.image.store;

import coach.coaching.ImageId;
import coach.coaching.image.Chart;
import coach.coaching.image.ImageFormat;
import coach.coaching.image.picture.Size;
import coach.platform.IdSource;
import coach.shared.UserId;
import com.google.common.hash.HashCode;
import java.time.Instant;
import java.util.Optional;

/// Images beside everything else in the database: one thing to back up, one transaction.
///
/// Thread-safe: what changes is in the database.
public final class DatabaseImages implements ImageStore {
  private final ImageDao images;
  private final IdSource ids;

  public DatabaseImages(ImageDao images, IdSource ids) {
    this.images = images;
    this.ids = ids;
  }

  @Override
  public ImageId keep(UserId owner, Chart chart) {
    ImageDao.Row row =
        new ImageDao.Row(
            ids.next(),
            chart.sha256().asBytes(),
            chart.format().mediaType(),
            chart.size().width(),
            chart.size().height(),
            chart.bytes(),
            ids.clock().instant());
    return new ImageId(images.keep(owner.value(), row));
  }

  @Override
  public Optional<StoredImage> find(UserId owner, ImageId id) {
    return images.find(owner.value(), id.value()).map(DatabaseImages::stored);
  }

  @Override
  public boolean use(UserId owner, ImageId id) {
    return images.use(owner.value(), id.value());
  }

  @Override
  public void release(UserId owner, ImageId id) {
    images.release(owner.value(), id.value(), ids.clock().instant());
  }

  @Override
  public int purge(Instant unusedBefore, int most) {
    return images.purge(unusedBefore, most);
  }

  private static StoredImage stored(ImageDao.Row row) {
    return new StoredImage(
        new ImageId(row.id()),
        ImageFormat.ofMediaType(row.mediaType()),
        new Size(row.width(), row.height()),
        HashCode.fromBytes(row.sha256()),
        row.bytes(),
        row.createdAt());
  }
}
