package coach.platform.db;

import coach.platform.db.postgres.PlainDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/// The connections that serve requests. While the database is known to be away a caller is told at
/// once, instead of waiting for a timeout of its own.
final class ConnectionPool extends PlainDataSource implements AutoCloseable {
  private static final int VALIDATION_SECONDS = 1;
  private static final int VALIDATED_FOR_MILLIS = 500;
  private static final int EVICTION_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 300_000;
  private static final int OLDEST_MILLIS = 1_800_000;

  private final org.apache.tomcat.jdbc.pool.DataSource pool;
  private final BooleanSupplier available;
  private final Runnable suspicion;

  /// @param available whether the database answers, as far as is known
  /// @param suspicion told when a connection fails, so that somebody looks at once
  ConnectionPool(
      DatabaseConfiguration configuration,
      DataSource connections,
      BooleanSupplier available,
      Runnable suspicion) {
    this.pool = new org.apache.tomcat.jdbc.pool.DataSource(properties(configuration, connections));
    this.available = available;
    this.suspicion = suspicion;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!available.getAsBoolean()) {
      throw DatabaseFailure.UNAVAILABLE.toException();
    }
    try {
      return pool.getConnection();
    } catch (PoolExhaustedException e) {
      throw e; // says nothing about the database
    } catch (SQLException e) {
      suspicion.run();
      throw e;
    }
  }

  /// Connections from before an outage are closed instead of being lent again.
  void forgetConnections() {
    pool.purge();
  }

  Database.PoolFigures figures() {
    return new Database.PoolFigures(
        pool.getSize(), pool.getActive(), pool.getIdle(), pool.getWaitCount());
  }

  @Override
  public void close() {
    pool.close(true);
  }

  private static PoolProperties properties(
      DatabaseConfiguration configuration, DataSource connections) {
    var properties = new PoolProperties();
    properties.setName("database");
    properties.setDataSource(connections);
    properties.setJmxEnabled(false);
    properties.setInitialSize(0);
    properties.setMinIdle(0);
    properties.setMaxIdle(configuration.poolSize());
    properties.setMaxActive(configuration.poolSize());
    properties.setMaxWait(Math.toIntExact(configuration.borrowTimeout().toMilliseconds()));
    properties.setMaxAge(OLDEST_MILLIS);
    properties.setMinEvictableIdleTimeMillis(IDLE_MILLIS);
    properties.setTimeBetweenEvictionRunsMillis(EVICTION_MILLIS);
    properties.setTestOnBorrow(true);
    properties.setValidationInterval(VALIDATED_FOR_MILLIS);
    properties.setValidationQueryTimeout(VALIDATION_SECONDS);
    properties.setDefaultAutoCommit(true);
    properties.setJdbcInterceptors("ConnectionState");
    properties.setPropagateInterruptState(true);
    return properties;
  }
}
