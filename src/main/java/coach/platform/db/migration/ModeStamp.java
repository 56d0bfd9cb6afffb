package coach.platform.db.migration;

import coach.platform.Mode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The mode that a database belongs to, written into it by the first start and never changed.
public final class ModeStamp {
  private ModeStamp() {}

  /// Whether the table is there; outside development migrations are a command of their own.
  public static boolean possible(Connection connection) throws SQLException {
    return SchemaState.exists(connection, "installation");
  }

  /// The mode of this database, or nothing while it has none.
  public static Optional<Mode> read(Connection connection) throws SQLException {
    if (!possible(connection)) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT mode FROM installation")) {
      return rows.next() ? Optional.of(Mode.of(rows.getString(1))) : Optional.empty();
    }
  }

  /// Leaves a stamp that is there already as it is.
  public static void writeIfAbsent(Connection connection, Mode mode) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO installation (mode) VALUES (?) ON CONFLICT (only_row) DO NOTHING")) {
      statement.setString(1, mode.text());
      statement.executeUpdate();
    }
  }
}
