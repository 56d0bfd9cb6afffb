package coach.ops;

import coach.ops.audit.AuditDao;
import coach.ops.audit.AuditResource;
import coach.ops.audit.AuditRetention;
import coach.ops.audit.AuditTrail;
import coach.ops.audit.StoredAuditLog;
import coach.platform.AuditLog;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Keeps what the other features record of what was done.
public final class AuditFeature implements Feature {
  private static final java.time.Duration PAUSE = java.time.Duration.ofHours(1);

  private final AuditLog log;
  private final AuditResource resource;
  private final Chore retention;

  /// @param retention how long an entry is kept
  public AuditFeature(Platform platform, Duration retention) {
    Jdbi jdbi = platform.database().jdbi();
    AuditDao entries = jdbi.onDemand(AuditDao.class);
    this.log =
        new StoredAuditLog(
            entries::insert, row -> alone(jdbi, row), IdSource.secure(platform.clock()));
    this.resource = new AuditResource(new AuditTrail(entries));
    this.retention =
        new Chore(
            "audit-retention",
            PAUSE,
            new AuditRetention(entries, platform.clock(), retention.toJavaDuration()));
  }

  /// For features that do what must be accounted for. Failures are best recorded outside of a
  /// transaction: inside, each takes a second connection.
  public AuditLog log() {
    return log;
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(resource);
    new Chores("audit", environment.lifecycle()).add(retention);
  }

  /// On a connection that no transaction of the caller's has.
  private static void alone(Jdbi jdbi, AuditDao.Row row) {
    try (Handle handle = jdbi.open()) {
      handle.attach(AuditDao.class).insert(row);
    }
  }
}
