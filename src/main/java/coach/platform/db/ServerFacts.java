package coach.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/// What a server says about itself, in one question.
///
/// @param powers what the role may do beyond reading and writing rows, in words
record ServerFacts(
    int version,
    String encoding,
    String timeZone,
    boolean inRecovery,
    boolean fsync,
    boolean fullPageWrites,
    boolean encrypted,
    boolean statementsEnd,
    int maxConnections,
    String powers,
    Instant now) {
  private static final String QUESTION =
      """
      SELECT current_setting('server_version_num')::int / 10000 AS version,
             pg_encoding_to_char(d.encoding) AS encoding,
             current_setting('TimeZone') AS time_zone,
             pg_is_in_recovery() AS in_recovery,
             current_setting('fsync')::bool AS fsync,
             current_setting('full_page_writes')::bool AS full_page_writes,
             coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
             current_setting('statement_timeout') <> '0' AS statements_end,
             current_setting('max_connections')::int AS max_connections,
             concat_ws(', ',
               CASE WHEN r.rolsuper THEN 'superuser' END,
               CASE WHEN r.rolcreaterole THEN 'may create roles' END,
               CASE WHEN r.rolcreatedb THEN 'may create databases' END,
               CASE WHEN r.rolreplication THEN 'may replicate' END,
               CASE WHEN r.rolbypassrls THEN 'bypasses row security' END,
               CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 'may create tables' END,
               CASE WHEN EXISTS (SELECT FROM pg_class c
                                 WHERE c.relnamespace = to_regnamespace(current_schema())
                                   AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE'))
                    THEN 'owns tables' END) AS powers,
             clock_timestamp() AS now
      FROM pg_roles r, pg_database d
      WHERE r.rolname = current_user AND d.datname = current_database()
      """;

  static ServerFacts of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUESTION)) {
      if (!row.next()) {
        throw new SQLException("The server does not know its own database and role");
      }
      return new ServerFacts(
          row.getInt("version"),
          row.getString("encoding"),
          row.getString("time_zone"),
          row.getBoolean("in_recovery"),
          row.getBoolean("fsync"),
          row.getBoolean("full_page_writes"),
          row.getBoolean("encrypted"),
          row.getBoolean("statements_end"),
          row.getInt("max_connections"),
          row.getString("powers"),
          row.getTimestamp("now").toInstant());
    }
  }
}
