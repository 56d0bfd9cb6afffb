package coach;

import coach.ops.DatabaseReport;
import coach.platform.db.Database;
import java.util.Optional;
import java.util.OptionalInt;

/// Tells operations what the database remembers of itself.
final class DatabaseMemory {
  private DatabaseMemory() {}

  static DatabaseReport of(Database database) {
    Database.PoolFigures pool = database.pool();
    return new DatabaseReport(
        database.health(),
        database.latency(),
        Optional.of(
            new DatabaseReport.Pool(pool.size(), pool.active(), pool.idle(), pool.waiting())),
        database.ready() ? OptionalInt.of(database.pendingMigrations()) : OptionalInt.empty());
  }
}
