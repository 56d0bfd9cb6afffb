package coach.ai.spend.upkeep;

import coach.platform.task.Batches;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds holds that nobody will settle any more, such as those of a process that was killed. What
/// they cost is unknown, so they count until somebody finds out: nothing is ever given back here.
public final class Sweeper implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final int BATCH = 500;

  private final UpkeepDao dao;
  private final InstantSource clock;

  public Sweeper(UpkeepDao dao, InstantSource clock) {
    this.dao = dao;
    this.clock = clock;
  }

  @Override
  public void run() {
    int found = Batches.remove(BATCH, limit -> dao.abandon(clock.instant(), limit));
    if (found > 0) {
      log.warn("Abandoned holds: {}; their money stays held until they are resolved", found);
    }
  }
}
