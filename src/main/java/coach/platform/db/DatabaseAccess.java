package coach.platform.db;

import coach.platform.db.postgres.DatabaseUrl;
import coach.platform.db.postgres.PostgresDataSource;
import coach.platform.secret.Secret;
import io.dropwizard.util.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// The ways in which this service connects, each with the timeouts that its purpose needs.
///
/// A frozen server answers nothing, not even an error: only the driver's own timeouts end the wait.
final class DatabaseAccess {
  private static final String UTC = "SET TIME ZONE 'UTC'";

  /// A server that lost its client stops the client's statement and gives up its locks.
  private static final String UTC_AND_NO_ORPHANS =
      UTC
          + "; SELECT set_config('client_connection_check_interval', '1000', false)"
          + " WHERE current_setting('server_version_num')::int >= 140000";

  /// An honest refusal is fast, and a slow one is a refusal all the same.
  private static final Duration LONGEST_TRY = Duration.seconds(1);

  private static final Duration LONGEST_MIGRATION = Duration.minutes(10);
  private static final Duration MIGRATION_LOCK = Duration.seconds(5);

  private final DatabaseConfiguration configuration;
  private final Supplier<DatabaseUrl> url;
  private final Supplier<DatabaseUrl> directUrl;
  private final boolean pooler;

  private DatabaseAccess(
      DatabaseConfiguration configuration,
      Supplier<DatabaseUrl> url,
      Supplier<DatabaseUrl> directUrl,
      boolean pooler) {
    this.configuration = configuration;
    this.url = url;
    this.directUrl = directUrl;
    this.pooler = pooler;
  }

  /// @param key in the configuration
  record Address(String key, Supplier<DatabaseUrl> url) {}

  static DatabaseAccess toUrl(DatabaseConfiguration configuration, Secret url) {
    Optional<Secret> direct = configuration.poolerBypass();
    return new DatabaseAccess(
        configuration,
        () -> DatabaseUrl.parse(url.reveal()),
        () -> DatabaseUrl.parse(direct.orElse(url).reveal()),
        direct.isPresent());
  }

  static DatabaseAccess toEmbedded(DatabaseConfiguration configuration, DatabaseUrl url) {
    return new DatabaseAccess(configuration, () -> url, () -> url, false);
  }

  /// Through a transaction pooler there are no session settings and no prepared statements: there,
  /// the timeouts belong to the role (`ALTER ROLE … SET statement_timeout`).
  boolean pooler() {
    return pooler;
  }

  DatabaseUrl url() {
    return url.get();
  }

  /// All that is connected to.
  List<Address> addresses() {
    Address first = new Address("database.url", url);
    return pooler ? List.of(first, new Address("database.directUrl", directUrl)) : List.of(first);
  }

  /// For what answers requests.
  DataSource forRequests() {
    Map<String, String> settings = common(url.get(), configuration.socketTimeout());
    if (pooler) {
      settings.put("prepareThreshold", "0");
    } else {
      settings.put(
          "options",
          options(url.get(), configuration.statementTimeout(), configuration.lockTimeout()));
    }
    return new PostgresDataSource(url, settings, UTC);
  }

  /// For the short questions of health and of the startup gate.
  DataSource forChecks() {
    Map<String, String> settings = common(url.get(), configuration.loginTimeout());
    settings.put("prepareThreshold", "0");
    return new PostgresDataSource(url, settings, UTC);
  }

  /// For statements that may take minutes, past any pooler.
  DataSource forMigrations() {
    Duration patience = Duration.seconds(LONGEST_MIGRATION.toSeconds() + 10);
    Map<String, String> settings = common(directUrl.get(), patience);
    settings.put("options", options(directUrl.get(), LONGEST_MIGRATION, MIGRATION_LOCK));
    return new PostgresDataSource(directUrl, settings, UTC_AND_NO_ORPHANS);
  }

  /// To see whether a password alone opens this door: no certificate, ticket or plugin of the
  /// service's does.
  DataSource forTrying(Supplier<DatabaseUrl> address, Optional<String> user, String password) {
    Map<String, String> settings = common(address.get(), LONGEST_TRY);
    settings.put("loginTimeout", seconds(LONGEST_TRY));
    settings.put("connectTimeout", seconds(LONGEST_TRY));
    settings.put("password", password); // a Secret would be masked in every text from now on
    settings.put("requireAuth", "none,password,md5,scram-sha-256");
    settings.put("channelBinding", "prefer");
    settings.put("sslcert", "");
    settings.put("sslkey", "");
    settings.put("authenticationPluginClassName", "");
    return new PostgresDataSource(() -> of(user, address.get()), settings, UTC);
  }

  private static DatabaseUrl of(Optional<String> user, DatabaseUrl address) {
    return new DatabaseUrl(
        address.hosts(), address.database(), user, Optional.empty(), address.parameters());
  }

  private Map<String, String> common(DatabaseUrl target, Duration socketTimeout) {
    Map<String, String> settings = new HashMap<>();
    settings.put("loginTimeout", seconds(configuration.loginTimeout()));
    settings.put("connectTimeout", seconds(configuration.loginTimeout()));
    settings.put("cancelSignalTimeout", seconds(configuration.loginTimeout()));
    settings.put("socketTimeout", seconds(socketTimeout));
    settings.put("tcpKeepAlive", "true");
    settings.put(
        "ApplicationName", target.parameters().getOrDefault("ApplicationName", "trading-coach"));
    return settings;
  }

  private String options(DatabaseUrl target, Duration statementTimeout, Duration lockTimeout) {
    return "%s -c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
        .formatted(
            target.parameters().getOrDefault("options", ""),
            statementTimeout.toMilliseconds(),
            lockTimeout.toMilliseconds(),
            configuration.idleTransactionTimeout().toMilliseconds())
        .strip();
  }

  /// The driver counts whole seconds, and takes 0 for "for ever".
  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, Math.ceilDiv(duration.toMilliseconds(), 1000)));
  }
}
