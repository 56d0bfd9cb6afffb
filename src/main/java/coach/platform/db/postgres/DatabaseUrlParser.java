package coach.platform.db.postgres;

import coach.platform.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// Reads `postgresql://…` as libpq documents it, and `jdbc:postgresql:…`.
///
/// No message quotes the text: with a wrongly encoded password any part of it may be the password.
final class DatabaseUrlParser {
  private static final int DEFAULT_PORT = 5432;
  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:");
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*(?:%[A-Za-z0-9]+)?");
  private static final String ENCODE_HINT =
      " (in a password, write / ? # % @ : as %2F %3F %23 %25 %40 %3A)";

  /// libpq's spelling to the driver's; names that both share are not listed.
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "target_session_attrs", "targetServerType",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "sslnegotiation", "sslNegotiation",
          "keepalives", "tcpKeepAlive");

  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private final String text;
  private final Map<String, String> parameters = new HashMap<>();

  DatabaseUrlParser(String text) {
    this.text = text.strip();
  }

  DatabaseUrl parse() {
    var scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt()) {
      throw invalid("must begin with postgresql:// or jdbc:postgresql:");
    }
    String rest = text.substring(scheme.end());
    int query = rest.indexOf('?');
    if (query >= 0) {
      readParameters(rest.substring(query + 1));
      rest = rest.substring(0, query);
    }
    return rest.startsWith("//") ? withAuthority(rest.substring(2)) : build("", "", rest);
  }

  private DatabaseUrl withAuthority(String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@');
    return build(
        at < 0 ? "" : authority.substring(0, at),
        authority.substring(at + 1),
        slash < 0 ? "" : rest.substring(slash));
  }

  private DatabaseUrl build(String credentials, String authority, String path) {
    if (path.lastIndexOf('/') > 0 || path.indexOf('@') >= 0) {
      throw invalid("has a / or @ after its host" + ENCODE_HINT);
    }
    int colon = credentials.indexOf(':');
    Optional<String> user =
        present(decoded(colon < 0 ? credentials : credentials.substring(0, colon)))
            .or(() -> present(parameters.get("user")));
    Optional<String> password =
        present(colon < 0 ? "" : decoded(credentials.substring(colon + 1)))
            .or(() -> present(parameters.get("password")));
    String database =
        present(decoded(path.startsWith("/") ? path.substring(1) : path))
            .or(() -> user)
            .orElseThrow(() -> invalid("names no database: end it with /NAME"));
    parameters.keySet().removeAll(List.of("user", "password"));
    return new DatabaseUrl(hosts(authority), database, user, password.map(Secret::of), parameters);
  }

  private static List<DatabaseUrl.Host> hosts(String authority) {
    return Arrays.stream(authority.split(",", -1)).map(DatabaseUrlParser::host).toList();
  }

  private static DatabaseUrl.Host host(String text) {
    boolean bracketed = text.startsWith("[");
    int nameEnd = bracketed ? text.indexOf(']') : firstOrEnd(text, ':');
    if (nameEnd < 0) {
      throw invalid("has an IPv6 address without its closing bracket");
    }
    String name = decoded(bracketed ? text.substring(1, nameEnd) : text.substring(0, nameEnd));
    String port = text.substring(bracketed ? nameEnd + 1 : nameEnd);
    if (!(bracketed ? IPV6 : HOST_NAME).matcher(name).matches() && !name.isEmpty()) {
      throw invalid(
          name.startsWith("/")
              ? "names a Unix socket: the driver needs host and port"
              : "has a host that is no host name" + ENCODE_HINT);
    }
    return new DatabaseUrl.Host(name.isEmpty() ? "localhost" : name, port(port));
  }

  private static int port(String text) {
    if (text.isEmpty() || text.equals(":")) {
      return DEFAULT_PORT;
    }
    if (!text.matches(":[0-9]{1,5}") || !inRange(Integer.parseInt(text.substring(1)))) {
      throw invalid("has a port that is no number from 1 to 65535" + ENCODE_HINT);
    }
    return Integer.parseInt(text.substring(1));
  }

  private static boolean inRange(int port) {
    return port >= 1 && port <= 65_535;
  }

  private void readParameters(String query) {
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = firstOrEnd(pair, '=');
        String value = equals == pair.length() ? "" : decoded(pair.substring(equals + 1));
        readParameter(decoded(pair.substring(0, equals)), value);
      }
    }
  }

  private void readParameter(String name, String value) {
    String driverName = DRIVER_NAMES.getOrDefault(name, name);
    if (PGProperty.forName(driverName) == null) {
      throw invalid(
          HOST_NAME.matcher(name).matches() && name.length() <= 40
              ? "has the unknown parameter " + name
              : "has an unknown parameter" + ENCODE_HINT);
    }
    parameters.put(
        driverName,
        switch (name) {
          case "target_session_attrs" -> SERVER_TYPES.getOrDefault(value, value);
          case "keepalives" -> Boolean.toString(!value.equals("0"));
          default -> value;
        });
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.write(raw[i]);
      } else if (i + 2 < raw.length
          && HexFormat.isHexDigit(raw[i + 1])
          && HexFormat.isHexDigit(raw[i + 2])) {
        bytes.write(HexFormat.fromHexDigit(raw[++i]) << 4 | HexFormat.fromHexDigit(raw[++i]));
      } else {
        throw invalid("has a % that no two hexadecimal digits follow" + ENCODE_HINT);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int firstOrEnd(String text, char wanted) {
    int index = text.indexOf(wanted);
    return index < 0 ? text.length() : index;
  }

  private static Optional<String> present(@Nullable String value) {
    return Optional.ofNullable(value).filter(some -> !some.isEmpty());
  }

  private static IllegalArgumentException invalid(String problem) {
    return new IllegalArgumentException(problem);
  }
}
