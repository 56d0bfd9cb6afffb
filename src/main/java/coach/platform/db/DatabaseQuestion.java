package coach.platform.db;

import coach.platform.Rule;
import coach.platform.Violation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/// A statement that counts what must not be there, for the feature that owns the table: asked
/// before the database is used, outside development. While the table is not there, nothing is.
///
/// @param key path in the configuration that the violation names
/// @param sql gives one row with one number
/// @param found what to say, with `%d` for the number
public record DatabaseQuestion(Rule rule, String key, String sql, String found) {
  private static final String NO_SUCH_TABLE = "42P01";

  Stream<Violation> ask(Connection connection) throws SQLException {
    long count = count(connection);
    return Violation.when(count > 0, rule.brokenAt(key).found(found.formatted(count)));
  }

  private long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      if (NO_SUCH_TABLE.equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }
}
