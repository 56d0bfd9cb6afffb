package coach.platform.db.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/// How a database's schema differs from the one this version was made for.
///
/// @param pending changesets that were not run
/// @param newer changesets that were run and that this version does not know
/// @param changed changesets that were run and have another text now
/// @param locked whether another tool left Liquibase's lock row taken
public record SchemaState(
    List<String> pending, List<String> newer, List<String> changed, boolean locked) {

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,2}):");

  /// Whether Liquibase would find nothing to do and nothing to complain about.
  public boolean complete() {
    return pending.isEmpty() && changed.isEmpty();
  }

  /// Reads only: needs no right to create anything, and works through a transaction pooler.
  public static SchemaState of(Connection connection) throws SQLException, LiquibaseException {
    Map<String, String> ran = ran(connection);
    List<String> pending = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (ChangeSet changeSet : Migrations.changeLog().getChangeSets()) {
      String name = name(changeSet.getFilePath(), changeSet.getAuthor(), changeSet.getId());
      String checksum = ran.remove(name);
      if (checksum == null) {
        pending.add(changeSet.getId());
      } else if (!checksum.isEmpty() && !matches(changeSet, checksum)) {
        changed.add(changeSet.getId());
      }
    }
    return new SchemaState(pending, ids(ran), changed, locked(connection));
  }

  /// Liquibase writes `9:…`, where 9 says how it computed the rest.
  private static boolean matches(ChangeSet changeSet, String checksum) {
    var version = VERSION.matcher(checksum);
    return version.lookingAt()
        && changeSet
            .generateCheckSum(
                ChecksumVersion.enumFromChecksumVersion(Integer.parseInt(version.group(1))))
            .toString()
            .equals(checksum);
  }

  private static List<String> ids(Map<String, String> ran) {
    return ran.keySet().stream()
        .map(name -> name.substring(name.lastIndexOf(' ') + 1))
        .sorted()
        .toList();
  }

  private static Map<String, String> ran(Connection connection) throws SQLException {
    Map<String, String> checksums = new HashMap<>();
    if (!exists(connection, "databasechangelog")) {
      return checksums;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT filename, author, id, md5sum FROM databasechangelog")) {
      while (rows.next()) {
        String checksum = Objects.requireNonNullElse(rows.getString(4), "");
        checksums.put(name(rows.getString(1), rows.getString(2), rows.getString(3)), checksum);
      }
    }
    return checksums;
  }

  private static boolean locked(Connection connection) throws SQLException {
    if (!exists(connection, "databasechangeloglock")) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT bool_or(locked) FROM databasechangeloglock")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  static boolean exists(Connection connection, String table) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private static String name(String file, String author, String id) {
    return file + " " + author + " " + id;
  }
}
