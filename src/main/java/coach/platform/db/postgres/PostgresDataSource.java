package coach.platform.db.postgres;

import coach.platform.secret.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.postgresql.Driver;

/// Opens one new connection for each call, to the URL as it is at that moment: a password that was
/// rotated in its file is used from the next connection on.
public final class PostgresDataSource extends PlainDataSource {
  /// The state of a connection that cannot be established.
  private static final String UNREACHABLE = "08001";

  private static final Driver DRIVER = new Driver();

  private final Supplier<DatabaseUrl> url;
  private final Map<String, String> settings;
  private final String preparation;

  /// @param settings for the driver; they win over the parameters of the URL
  /// @param preparation SQL that a connection begins with
  public PostgresDataSource(
      Supplier<DatabaseUrl> url, Map<String, String> settings, String preparation) {
    this.url = url;
    this.settings = Map.copyOf(settings);
    this.preparation = preparation;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DatabaseUrl target = target();
    Connection connection = DRIVER.connect(target.jdbcUrl(), properties(target));
    if (connection == null) {
      throw new SQLException("The driver refuses the URL", UNREACHABLE);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(preparation);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// A file that somebody rotated wrongly is an outage, not a bug; the parser's words name no part
  /// of the URL that could be a password.
  private DatabaseUrl target() throws SQLException {
    try {
      return url.get();
    } catch (IllegalArgumentException e) {
      throw new SQLException("The database's URL " + e.getMessage(), UNREACHABLE);
    }
  }

  private Properties properties(DatabaseUrl target) {
    var properties = new Properties();
    target.parameters().forEach(properties::setProperty);
    settings.forEach(properties::setProperty);
    target.user().ifPresent(user -> properties.setProperty("user", user));
    target.password().map(Secret::reveal).ifPresent(it -> properties.setProperty("password", it));
    return properties;
  }
}
