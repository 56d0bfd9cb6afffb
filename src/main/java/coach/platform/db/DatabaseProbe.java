package coach.platform.db;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks whether the database answers, over a connection of its own: a pool that is used up is no
/// database that is down.
///
/// Used by one thread.
final class DatabaseProbe implements AutoCloseable {
  private final DataSource connections;
  private final InstantSource clock;
  private @Nullable Connection connection;

  DatabaseProbe(DataSource connections, InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /// @param latency of one question over an open connection
  /// @param clockAhead how far the database's clock is ahead of ours
  record Answer(Duration latency, Duration clockAhead) {}

  /// A connection may have ended without the database: only a second one tells, unless the first
  /// was silent.
  Answer ask() throws SQLException {
    if (connection == null) {
      return askAnew();
    }
    try {
      return ask(connection);
    } catch (SQLException e) {
      close();
      if (silent(e)) {
        throw e;
      }
      return askAnew();
    }
  }

  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      // It is of no use any more, whatever it says.
    }
  }

  private Answer askAnew() throws SQLException {
    Connection fresh = connections.getConnection();
    connection = fresh;
    return ask(fresh);
  }

  private Answer ask(Connection open) throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = open.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      Instant halfWay = clock.instant().minus(latency.dividedBy(2));
      return new Answer(latency, Duration.between(halfWay, row.getTimestamp(1).toInstant()));
    }
  }

  private static boolean silent(SQLException failure) {
    return failure.getCause() instanceof SocketTimeoutException;
  }
}
