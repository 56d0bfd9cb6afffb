package coach.platform.db.postgres;

import static java.util.stream.Collectors.joining;

import coach.platform.secret.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a PostgreSQL is and who asks it, from either form of `DATABASE_URL`.
///
/// Never prints a password.
///
/// @param parameters by the names that the JDBC driver uses, without user and password
public record DatabaseUrl(
    List<Host> hosts,
    String database,
    Optional<String> user,
    Optional<Secret> password,
    Map<String, String> parameters) {

  /// One address of several that may serve the same database.
  public record Host(String name, int port) {
    @Override
    public String toString() {
      return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
  }

  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
  }

  /// Reads either form.
  ///
  /// @throws IllegalArgumentException saying what is wrong, safe to print
  public static DatabaseUrl parse(String text) {
    return new DatabaseUrlParser(text).parse();
  }

  /// What the JDBC driver connects to; parameters and credentials travel beside it.
  public String jdbcUrl() {
    return "jdbc:postgresql://"
        + hosts.stream().map(Host::toString).collect(joining(","))
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  /// Without user, password and parameters.
  @Override
  public String toString() {
    return hosts.stream().map(Host::toString).collect(joining(",", "postgresql://", "/"))
        + database;
  }
}
