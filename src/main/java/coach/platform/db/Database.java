package coach.platform.db;

import coach.platform.Component;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.db.DatabaseMonitor.State;
import coach.platform.db.embedded.EmbeddedDatabase;
import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// The one database of a node. Starts without it, and recovers by itself when it comes back.
///
/// Thread-safe: everything but the monitor's state is immutable.
public final class Database implements Component, Managed, AutoCloseable {
  private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(30);

  private final Optional<EmbeddedDatabase> embedded;
  private final DatabaseMonitor monitor;
  private final ConnectionPool pool;
  private final Jdbi jdbi;
  private final Jdbi bare;

  private Database(Settings settings, Optional<EmbeddedDatabase> embedded) {
    DatabaseConfiguration configuration = settings.invariants().configuration();
    DatabaseAccess access =
        embedded
            .map(server -> DatabaseAccess.toEmbedded(configuration, server.url()))
            .orElseGet(
                () -> DatabaseAccess.toUrl(configuration, configuration.url().orElseThrow()));
    this.embedded = embedded;
    this.monitor = monitor(settings, access);
    this.pool =
        new ConnectionPool(
            configuration, access.forRequests(), monitor::available, monitor::suspect);
    this.jdbi =
        Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
    this.bare = Jdbi.create(pool);
  }

  /// What a database is opened with.
  ///
  /// @param invariants what must hold for it, and its configuration
  /// @param refuses which broken rules keep it closed: by severity, mode and suppression
  public record Settings(DatabaseInvariants invariants, Mode mode, Predicate<Violation> refuses) {

    /// Refuses whatever the rules' severity refuses in this mode; no feature asks anything.
    public static Settings strict(
        DatabaseConfiguration configuration, Mode mode, int instances, InstantSource clock) {
      return new Settings(
          configuration.invariants(instances, clock, List.of()),
          mode,
          it -> it.rule().severity().refuses(mode));
    }
  }

  /// The use of the connection pool at one moment.
  ///
  /// @param size how many connections there are, active and idle
  /// @param waiting callers that wait for a connection
  public record PoolFigures(int size, int active, int idle, int waiting) {}

  /// Makes the first attempt before it returns; a database that is away is awaited in the
  /// background, one that is refused is in [#violations()].
  ///
  /// @throws coach.platform.StartupFailure when the embedded PostgreSQL cannot start
  public static Database open(Settings settings) {
    return open(settings, EmbeddedDatabase::start);
  }

  /// Opens it for a command beside a service that may be running: where the service has started an
  /// embedded PostgreSQL, that one is used, and left running.
  ///
  /// @throws coach.platform.StartupFailure when the embedded PostgreSQL cannot start, or is about
  ///     to start or stop
  public static Database join(Settings settings) {
    return open(settings, EmbeddedDatabase::startOrJoin);
  }

  private static Database open(Settings settings, Function<Path, EmbeddedDatabase> server) {
    DatabaseConfiguration configuration = settings.invariants().configuration();
    Optional<EmbeddedDatabase> embedded =
        configuration.embedded()
            ? Optional.of(server.apply(configuration.directory()))
            : Optional.empty();
    try {
      return new Database(settings, embedded).watched();
    } catch (RuntimeException | Error e) { // a server that nobody holds would run on
      embedded.ifPresent(EmbeddedDatabase::close);
      throw e;
    }
  }

  private Database watched() {
    try {
      monitor.start(FIRST_ATTEMPT);
      return this;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private DatabaseMonitor monitor(Settings settings, DatabaseAccess access) {
    var inspection = new DatabaseInspection(access, settings.invariants(), settings.mode());
    return new DatabaseMonitor(
        new DatabaseProbe(access.forChecks()),
        new DatabaseAdmission(access, inspection, settings.mode(), settings.refuses(), embedded),
        settings.invariants().clock(),
        () -> pool.forgetConnections());
  }

  /// For every statement. While the database is away each is a [coach.platform.Problem.Unavailable]
  /// at once.
  public Jdbi jdbi() {
    return jdbi;
  }

  /// The same for who binds and reads by hand: what the plugins know is copied for each handle,
  /// which took a quarter of the ledger's time.
  public Jdbi bare() {
    return bare;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean critical() {
    return true;
  }

  @Override
  public Health health() {
    State state = monitor.state();
    Status status =
        switch (state.phase()) {
          case AVAILABLE -> Status.UP;
          case UNAVAILABLE, REFUSED -> Status.DOWN;
          case UNCHECKED -> Status.UNKNOWN;
        };
    return new Health(status, state.reason(), state.checkedAt());
  }

  /// Whether statements are answered now, as far as is known.
  public boolean available() {
    return monitor.available();
  }

  /// Whether the database was admitted once: schema right, stamp right, rules kept.
  public boolean ready() {
    return monitor.ready();
  }

  /// What the last look at the rules found, warnings included.
  public List<Violation> violations() {
    return monitor.state().violations();
  }

  /// How long the last question took; nothing while the database is away.
  public Optional<Duration> latency() {
    return monitor.latency();
  }

  public PoolFigures pool() {
    return pool.figures();
  }

  /// Changesets of this version that the database does not have, as of the last admission.
  public int pendingMigrations() {
    return monitor.pending();
  }

  /// Dropwizard's lifecycle ends what [#open] began.
  @Override
  public void stop() {
    close();
  }

  /// The pool first, the server last.
  @Override
  public void close() {
    monitor.close();
    pool.close();
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
