package coach.support;

import coach.platform.db.migration.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.exception.LiquibaseException;

/// One PostgreSQL for all tests of a JVM, and a database of its own for each that asks.
public final class TestDatabase {
  private static final PostgresProcess SERVER = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /// A database with every migration, in milliseconds.
  public static String freshUrl() {
    return create("TEMPLATE migrated");
  }

  /// A database with nothing in it.
  public static String emptyUrl() {
    return create("TEMPLATE template0");
  }

  public static PostgresProcess server() {
    return SERVER;
  }

  /// Runs SQL in the database of a URL.
  public static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of a query, as text.
  public static List<String> rows(String url, String query) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized String create(String from) {
    String name = "test_" + COUNT.incrementAndGet();
    execute(SERVER.jdbcUrl(), "CREATE DATABASE " + name + " " + from);
    return SERVER.jdbcUrl(name);
  }

  private static PostgresProcess start() {
    PostgresProcess server = PostgresProcess.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
    execute(server.jdbcUrl(), "CREATE DATABASE migrated");
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("migrated"))) {
      Migrations.run(connection);
      return server;
    } catch (SQLException | LiquibaseException e) {
      throw new IllegalStateException(e);
    }
  }
}
