package coach.platform.db;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks whether the database answers, over a connection of its own: a pool that is used up is no
/// database that is down.
///
/// Used by one thread.
final class DatabaseProbe implements AutoCloseable {
  private final DataSource connections;
  private @Nullable Connection connection;

  DatabaseProbe(DataSource connections) {
    this.connections = connections;
  }

  /// Returns how long one question took over an open connection.
  ///
  /// A connection may have ended without the database: only a second one tells, unless the first
  /// was silent.
  Duration ask() throws SQLException {
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

  private Duration askAnew() throws SQLException {
    Connection fresh = connections.getConnection();
    connection = fresh;
    return ask(fresh);
  }

  private Duration ask(Connection open) throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = open.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      row.next();
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static boolean silent(SQLException failure) {
    return failure.getCause() instanceof SocketTimeoutException;
  }
}
