package coach.platform.db.migration;

import com.github.blagerweij.sessionlock.PGLockService;
import java.sql.Connection;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Brings a database to the schema of this version.
public final class Migrations {
  /// On the class path; the jar carries `migrations/` whole.
  public static final String CHANGELOG = "migrations/changelog.yml";

  private static final int LOCK_WAIT_MINUTES = 1;
  private static final int LOCK_POLL_SECONDS = 1;

  private Migrations() {}

  /// Liquibase reports its use over the network unless it is told not to before its classes load.
  public static void forbidAnalytics() {
    System.setProperty("liquibase.analytics.enabled", "false");
  }

  /// Keeps Liquibase off the console: what it has to say goes to its loggers.
  public static Map<String, Object> quiet() {
    return Map.of(Scope.Attr.ui.name(), new LoggerUIService());
  }

  /// Runs what is pending, under a lock that ends with the connection: a process that dies midway
  /// locks nobody out.
  public static void run(Connection connection) throws LiquibaseException {
    inScope(
        connection,
        liquibase -> {
          liquibase.setShowSummary(UpdateSummaryEnum.OFF);
          liquibase.update(new Contexts(), new LabelExpression());
        });
  }

  static DatabaseChangeLog changeLog() throws LiquibaseException {
    return quietly(
        () ->
            new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), (Database) null)
                .getDatabaseChangeLog());
  }

  static void inScope(Connection connection, Work work) throws LiquibaseException {
    quietly(
        () -> {
          Database database =
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection));
          requireSessionLock(database);
          work.on(new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), database));
          return true;
        });
  }

  /// Liquibase's own lock is a row, which stays behind when its owner is killed.
  private static void requireSessionLock(Database database) {
    LockService lock = LockServiceFactory.getInstance().getLockService(database);
    if (!(lock instanceof PGLockService)) {
      throw new IllegalStateException("Liquibase would lock by " + lock.getClass().getName());
    }
    lock.setChangeLogLockWaitTime(LOCK_WAIT_MINUTES);
    lock.setChangeLogLockRecheckTime(LOCK_POLL_SECONDS);
  }

  private static <T> T quietly(Scope.ScopedRunnerWithReturn<T> work) throws LiquibaseException {
    forbidAnalytics();
    try {
      return Scope.child(quiet(), work);
    } catch (LiquibaseException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LiquibaseException(e);
    }
  }

  /// What is done with an opened Liquibase.
  @FunctionalInterface
  interface Work {
    void on(Liquibase liquibase) throws LiquibaseException;
  }
}
