package coach.ai.spend.usage;

import coach.ai.spend.book.Period;
import coach.identity.Caller;
import coach.identity.Deeds;
import coach.platform.IdSource;
import java.time.Instant;
import java.util.UUID;

/// Counts what was settled since the last reset: each user's own, and everybody's together.
public final class UsageStatistics {
  private final UsageDao dao;
  private final Deeds deeds;
  private final IdSource ids;

  public UsageStatistics(UsageDao dao, Deeds deeds, IdSource ids) {
    this.dao = dao;
    this.deeds = deeds;
    this.ids = ids;
  }

  /// A trader's own; an operator's is that of all.
  UsageView of(Caller caller) {
    UUID subject = caller.isOperator() ? Period.EVERYBODY : caller.id().value();
    UsageDao.Epoch epoch = dao.current();
    return UsageView.of(epoch, dao.totals(epoch.id(), subject));
  }

  /// Begins to count anew, for everybody; the ledger stays as it is.
  void reset(Deeds.By by) {
    Instant now = ids.clock().instant();
    deeds.perform(
        () -> {
          dao.begin(ids.next(), now, "user:" + by.caller().id());
          return now;
        },
        _ -> by.did("usage.reset", "usage:all"));
  }
}
