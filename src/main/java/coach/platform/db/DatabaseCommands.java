package coach.platform.db;

import coach.platform.Mode;
import coach.platform.StartupFailure;
import coach.platform.db.embedded.EmbeddedDatabase;
import coach.platform.db.migration.Migrations;
import coach.platform.db.migration.ModeStamp;
import coach.platform.db.postgres.PlainDataSource;
import coach.platform.secret.Redactor;
import coach.platform.secret.Secret;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.MigrationsBundle;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `db migrate|status|rollback|…`: Dropwizard's commands on our database, past any pooler.
public final class DatabaseCommands<C extends Configuration> extends MigrationsBundle<C> {
  private final Function<C, DatabaseConfiguration> section;
  private final Function<C, Mode> mode;

  public DatabaseCommands(Function<C, DatabaseConfiguration> section, Function<C, Mode> mode) {
    this.section = section;
    this.mode = mode;
    Migrations.forbidAnalytics();
  }

  @Override
  public String getMigrationsFileName() {
    return Migrations.CHANGELOG;
  }

  /// Without it Liquibase announces itself on the console.
  @Override
  public Map<String, Object> getScopedObjects() {
    return Migrations.quiet();
  }

  @Override
  public PooledDataSourceFactory getDataSourceFactory(C configuration) {
    return new Connections(section.apply(configuration), mode.apply(configuration));
  }

  /// What Dropwizard asks for, answered by a source that opens the one connection it takes.
  private record Connections(DatabaseConfiguration configuration, Mode mode)
      implements PooledDataSourceFactory {
    @Override
    public ManagedDataSource build(MetricRegistry metrics, String name) {
      if (configuration.embedded()) {
        EmbeddedDatabase server = EmbeddedDatabase.startOrJoin(configuration.directory());
        return new Opened(
            DatabaseAccess.toEmbedded(configuration, server.url()), mode, Optional.of(server));
      }
      Secret url = configuration.url().orElseThrow();
      return new Opened(DatabaseAccess.toUrl(configuration, url), mode, Optional.empty());
    }

    @Override
    public boolean isAutoCommentsEnabled() {
      return false;
    }

    @Override
    public Map<String, String> getProperties() {
      return Map.of();
    }

    @Override
    public Optional<Duration> getValidationQueryTimeout() {
      return Optional.empty();
    }

    @Override
    public Optional<String> getValidationQuery() {
      return Optional.empty();
    }

    @Override
    public @Nullable String getDriverClass() {
      return null;
    }

    @Override
    public String getUrl() {
      return "";
    }

    @Override
    public void asSingleConnectionPool() {}
  }

  private static final class Opened extends PlainDataSource implements ManagedDataSource {
    private final DatabaseAccess access;
    private final Mode mode;
    private final Optional<EmbeddedDatabase> embedded;

    private Opened(DatabaseAccess access, Mode mode, Optional<EmbeddedDatabase> embedded) {
      this.access = access;
      this.mode = mode;
      this.embedded = embedded;
    }

    @Override
    public Connection getConnection() {
      try {
        Connection connection = access.forMigrations().getConnection();
        requireMode(connection);
        return connection;
      } catch (SQLException e) {
        stop();
        throw new StartupFailure(
            StartupFailure.UNAVAILABLE,
            "The database "
                + DatabaseFailure.phrase(e)
                + ": "
                + Redactor.redact(String.valueOf(e.getMessage())));
      }
    }

    private void requireMode(Connection connection) throws SQLException {
      Optional<Mode> stamp = ModeStamp.read(connection);
      if (stamp.isPresent() && stamp.get() != mode) {
        connection.close();
        stop();
        throw new StartupFailure(
            StartupFailure.CONFIGURATION,
            "CORE-003: the configuration's mode is %s, and the database is made for %s: %s."
                .formatted(mode.text(), stamp.get().text(), DatabaseRules.CORE_003.fix()));
      }
    }

    @Override
    public void stop() {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
  }
}
