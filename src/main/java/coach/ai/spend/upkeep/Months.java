package coach.ai.spend.upkeep;

import coach.ai.spend.usage.UsageDao;
import coach.platform.task.Batches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the next months of the ledger ready, and drops those that are too old, with all that was
/// counted in them.
public final class Months implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Months.class);
  private static final int BATCH = 5_000;

  /// The database keeps that much whatever it is told.
  private static final Duration LEAST = Duration.ofDays(31);

  /// A month, and a day for the zones: attempts that are left count to no earlier period.
  private static final int DAYS_BEHIND = 32;

  private final UpkeepDao dao;
  private final UsageDao usage;
  private final InstantSource clock;
  private final Duration kept;

  public Months(UpkeepDao dao, UsageDao usage, InstantSource clock, Duration kept) {
    this.dao = dao;
    this.usage = usage;
    this.clock = clock;
    this.kept = kept.compareTo(LEAST) < 0 ? LEAST : kept;
  }

  /// Costs next to nothing when they are ready.
  public void prepare() {
    dao.prepare();
  }

  @Override
  public void run() {
    prepare();
    int dropped = dao.retire(kept.toSeconds());
    if (dropped > 0) {
      log.info("Months of the ledger removed because they were older than {}: {}", kept, dropped);
    }
    dao.retiredUntil().ifPresent(this::purgeBudgets);
    Instant before = clock.instant().minus(kept);
    dao.purgeOverrides(before);
    Batches.remove(BATCH, usage::purgeTotals);
    usage.purgeEpochs(before);
  }

  private void purgeBudgets(LocalDate retiredUntil) {
    LocalDate before = retiredUntil.minusDays(DAYS_BEHIND);
    Batches.remove(BATCH, limit -> dao.purgeBudgets(before, limit));
  }
}
