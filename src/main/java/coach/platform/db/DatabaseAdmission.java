package coach.platform.db;

import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.db.embedded.EmbeddedDatabase;
import coach.platform.db.migration.Migrations;
import coach.platform.db.migration.ModeStamp;
import coach.platform.db.migration.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;

/// The way from a database that answers to one that is used: look, refuse or migrate, stamp.
///
/// Nothing is written before the rules are kept: development never migrates production's database.
final class DatabaseAdmission {
  private final DatabaseAccess access;
  private final DatabaseInspection inspection;
  private final Mode mode;
  private final Predicate<Violation> refuses;
  private final Optional<EmbeddedDatabase> embedded;

  DatabaseAdmission(
      DatabaseAccess access,
      DatabaseInspection inspection,
      Mode mode,
      Predicate<Violation> refuses,
      Optional<EmbeddedDatabase> embedded) {
    this.access = access;
    this.inspection = inspection;
    this.mode = mode;
    this.refuses = refuses;
    this.embedded = embedded;
  }

  /// @param pending changesets that were not run, with which the database is used all the same
  record Verdict(List<Violation> violations, boolean admitted, int pending) {
    private static Verdict refused(List<Violation> violations) {
      return new Verdict(violations, false, 0);
    }
  }

  Verdict admit() throws SQLException, LiquibaseException {
    embedded.ifPresent(EmbeddedDatabase::revive);
    List<Violation> violations = inspection.run().toList();
    if (violations.stream().anyMatch(refuses)) {
      return Verdict.refused(violations);
    }
    if (mode.isDevelopment()) {
      migrate();
    }
    return stamped(violations);
  }

  private void migrate() throws SQLException, LiquibaseException {
    try (Connection connection = access.forMigrations().getConnection()) {
      if (!SchemaState.of(connection).complete()) { // half the work of asking Liquibase itself
        Migrations.run(connection);
      }
    }
  }

  private Verdict stamped(List<Violation> violations) throws SQLException, LiquibaseException {
    try (Connection connection = access.forChecks().getConnection()) {
      int pending = mode.isDevelopment() ? 0 : SchemaState.of(connection).pending().size();
      if (ModeStamp.possible(connection)) {
        ModeStamp.writeIfAbsent(connection, mode);
      }
      List<Violation> lostRace = inspection.stamp(connection).toList();
      return lostRace.isEmpty()
          ? new Verdict(violations, true, pending)
          : Verdict.refused(Stream.concat(violations.stream(), lostRace.stream()).toList());
    }
  }
}
