package coach.coaching.image.store;

import coach.coaching.Charts;
import coach.coaching.ImageId;
import coach.coaching.image.ImageIntake;
import coach.shared.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Uploads, made into charts of our own and kept.
final class StoredCharts implements Charts {
  private final ImageIntake intake;
  private final ImageStore images;

  StoredCharts(ImageIntake intake, ImageStore images) {
    this.intake = intake;
    this.images = images;
  }

  @Override
  public Kept keep(UserId owner, Upload upload) throws IOException {
    try (InputStream content = upload.open()) {
      coach.coaching.image.Chart made = intake.take(content);
      return new Kept(images.keep(owner, made), shown(made));
    }
  }

  @Override
  public Optional<Chart> find(UserId owner, ImageId id) {
    return images.find(owner, id).map(StoredCharts::shown);
  }

  @Override
  public boolean use(UserId owner, ImageId id) {
    return images.use(owner, id);
  }

  @Override
  public void release(UserId owner, ImageId id) {
    images.release(owner, id);
  }

  private static Chart shown(coach.coaching.image.Chart made) {
    return new Chart(
        made.format().mediaType(), made.bytes(), made.size().width(), made.size().height());
  }

  private static Chart shown(StoredImage kept) {
    return new Chart(
        kept.format().mediaType(), kept.bytes(), kept.size().width(), kept.size().height());
  }
}
