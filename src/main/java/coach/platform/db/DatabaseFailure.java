package coach.platform.db;

import coach.platform.Problem;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.jdbi.v3.core.ConnectionException;

/// Tells a database that cannot answer now from a statement that is wrong.
public final class DatabaseFailure {
  static final Problem UNAVAILABLE = new Problem.Unavailable("database", Duration.ofSeconds(2));

  /// Connection lost; server shutting down or out of resources; input or output failed.
  private static final Set<String> CLASSES = Set.of("08", "53", "58");

  /// By name: cancelled or timed out (57014, 55P03, 25P03, 25P04), shutdown and crash (57P0x), a
  /// standby that takes no writes (25006), a lost race (40001, 40P01).
  private static final Set<String> STATES =
      Set.of(
          "57014", "55P03", "25P03", "25P04", "57P01", "57P02", "57P03", "57P05", "25006", "40001",
          "40P01");

  private DatabaseFailure() {}

  /// Returns the problem when this failure, without its causes, says that the database cannot
  /// answer now; nothing otherwise.
  public static Optional<Problem> classify(Throwable failure) {
    return failure instanceof ConnectionException
            || (failure instanceof SQLException sql && unavailable(sql))
        ? Optional.of(UNAVAILABLE)
        : Optional.empty();
  }

  /// Why a database does not serve, in words that anybody may read.
  static String phrase(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> "refuses the credentials";
      case "3D000" -> "does not exist on its server";
      case "42501" -> "does not give its role the rights it needs";
      case "53300" -> "has no connection left";
      case "57P03" -> "is starting or stopping";
      default -> causedBy(failure, SSLException.class) ? "fails in TLS" : "does not answer";
    };
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    return failure.getCause() != null
        && (type.isInstance(failure.getCause()) || causedBy(failure.getCause(), type));
  }

  private static boolean unavailable(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof PoolExhaustedException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLTimeoutException
        || (state != null && state.length() == 5 && unavailable(state));
  }

  private static boolean unavailable(String state) {
    return CLASSES.contains(state.substring(0, 2)) || STATES.contains(state);
  }
}
