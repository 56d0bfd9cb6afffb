package coach.coaching.image.store;

import coach.coaching.Charts;
import coach.coaching.image.ImageIntake;
import coach.coaching.image.ImageLimits;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.Duration;

/// The charts of traders: read within what this process has, kept in the database.
public final class ImagesFeature implements Feature {
  /// Long enough to try again with a chart that was sent before.
  private static final Duration KEPT_UNUSED = Duration.ofDays(7);

  private static final Duration HOURLY = Duration.ofHours(1);

  private final ImageIntake intake;
  private final Charts charts;
  private final ImageRetention retention;

  public ImagesFeature(Platform platform) {
    Runtime machine = Runtime.getRuntime();
    ImageLimits limits = ImageLimits.of(machine.maxMemory(), machine.availableProcessors());
    ImageDao dao = platform.database().jdbi().onDemand(ImageDao.class);
    ImageStore images = new DatabaseImages(dao, IdSource.secure(platform.clock()));
    this.intake = new ImageIntake(limits, System::nanoTime);
    this.charts = new StoredCharts(intake, images);
    this.retention = new ImageRetention(images, platform.clock(), KEPT_UNUSED);
  }

  public Charts charts() {
    return charts;
  }

  @Override
  public void register(Environment environment) {
    environment.lifecycle().manage(new AutoCloseableManager(intake));
    new Chores("images", environment.lifecycle())
        .add(new Chore("remove unused charts", HOURLY, retention));
  }
}
