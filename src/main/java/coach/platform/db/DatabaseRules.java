package coach.platform.db;

import static coach.platform.Severity.ALWAYS;
import static coach.platform.Severity.ERROR;
import static coach.platform.Severity.WARNING;

import coach.platform.CommonRules;
import coach.platform.Rule;
import java.util.List;

/// The invariants of the database as operators know them.
final class DatabaseRules {
  static final Rule CORE_003 =
      Rule.never(
          "CORE-003",
          ALWAYS,
          "the mode of the configuration is the mode that the database was made for",
          "development would write test data into real books, or production would trust test data",
          "point DATABASE_URL at the right database, or set `mode` to the one it was made for");

  static final Rule DB_001 =
      Rule.of(
          "DB-001",
          ERROR,
          "a PostgreSQL server of its own: not the embedded one, not on a loopback address",
          "the embedded server trusts every local user and dies with the service",
          "export DATABASE_URL='postgresql://USER:PASSWORD@HOST:5432/DATABASE?sslmode=verify-full'");

  /// Trusting every local user is nothing to be lived with for a time.
  static final Rule DB_001_EMBEDDED =
      Rule.never(DB_001.id(), ERROR, DB_001.required(), DB_001.reason(), DB_001.fix());

  static final Rule DB_002 =
      Rule.of(
          "DB-002",
          ERROR,
          "sslmode=verify-full in the database's URL",
          "without it passwords and trades can be read, or another server can pose as the database",
          "add ?sslmode=verify-full&sslrootcert=/path/to/ca.pem to DATABASE_URL");

  static final Rule DB_003 =
      Rule.of(
          "DB-003",
          ERROR,
          "every timeout set, and lockTimeout <= statementTimeout < socketTimeout, borrowTimeout <= 5s",
          "a frozen database would hold every request for ever",
          "database: {borrowTimeout: 2s, loginTimeout: 2s, lockTimeout: 3s, statementTimeout: 4s,"
              + " socketTimeout: 5s, idleTransactionTimeout: 10s}");

  static final Rule DB_004 =
      Rule.of(
          "DB-004",
          ERROR,
          "PostgreSQL 14 to 18 that is primary, UTF-8, in UTC, with fsync and full_page_writes on",
          "what was acknowledged could be lost, or be stored wrongly",
          "mend the server's settings, or point DATABASE_URL at the primary");

  static final Rule DB_005 =
      Rule.of(
          "DB-005",
          ERROR,
          "a role that can read and write rows and nothing else",
          "whoever gets hold of the service could drop tables, make roles or read files of the host",
          "ALTER ROLE coach NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS NOREPLICATION;"
              + " run `db migrate` as the role that owns the tables");

  static final Rule DB_006 =
      Rule.of(
          "DB-006",
          ERROR,
          "the schema is exactly the one this version was made for",
          "statements would fail, or write what another version cannot read",
          "java -jar trading-coach.jar db migrate config-production.yml");

  static final Rule DB_007 =
      Rule.of(
          "DB-007",
          ERROR,
          "a direct URL beside that of a transaction pooler",
          "prepared statements fail, and migrations lose their lock, behind a transaction pooler",
          "export DATABASE_DIRECT_URL='postgresql://USER:PASSWORD@HOST:5432/DATABASE' (not the pooler)");

  static final Rule DB_008 =
      Rule.of(
          "DB-008",
          ERROR,
          "instances x (poolSize + 2) <= max_connections - 10",
          "the last node to start gets no connections, and nobody can log in to mend it",
          "lower database.poolSize, or raise max_connections on the server");

  static final Rule DB_009 =
      Rule.never(
          "DB-009",
          ALWAYS,
          "postgresql://USER:PASSWORD@HOST:5432/DATABASE or jdbc:postgresql://HOST:5432/DATABASE?user=…",
          "the service cannot tell where its database is",
          "export DATABASE_URL='postgresql://USER:PASSWORD@HOST:5432/DATABASE'");

  static final Rule OPS_005_WARNING =
      Rule.of(
          "OPS-005",
          WARNING,
          "the clocks of this host and of the database differ by at most 2 s",
          "deadlines, token expiry and the order of events go wrong",
          "run an NTP client on both hosts (chronyc tracking)");

  static final Rule OPS_005 =
      new Rule(
          OPS_005_WARNING.id(),
          ERROR,
          true,
          "the clocks of this host and of the database differ by at most 30 s",
          OPS_005_WARNING.reason(),
          OPS_005_WARNING.fix());

  static final List<Rule> ALL =
      List.of(
          CORE_003,
          DB_001,
          DB_001_EMBEDDED,
          DB_002,
          DB_003,
          DB_004,
          DB_005,
          DB_006,
          DB_007,
          DB_008,
          DB_009,
          OPS_005_WARNING,
          OPS_005,
          CommonRules.SEC_008);

  private DatabaseRules() {}
}
