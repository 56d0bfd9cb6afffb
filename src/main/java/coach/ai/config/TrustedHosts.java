package coach.ai.config;

import static java.util.stream.Collectors.joining;

import coach.platform.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether each of `ai.trustedHosts` can be a host at all: one that cannot matches no base URL, and
/// whoever wrote it believes that it does.
record TrustedHosts(List<String> entries) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");
  private static final Pattern SCHEME = Pattern.compile("^[^/?#]*://");
  private static final Pattern USER = Pattern.compile("^[^/]*@");
  private static final Pattern AFTER_HOST = Pattern.compile("[/?#].*$");
  private static final Pattern PORT = Pattern.compile(":[^:\\]]*$");
  private static final int LAST_PORT = 65_535;

  /// One for all, with all that can be kept in its remedy.
  Stream<Violation> violations() {
    List<String> odd = entries.stream().filter(entry -> !isHost(entry)).toList();
    return Violation.when(
        !odd.isEmpty(),
        AiRules.AI_002
            .brokenAt("ai.trustedHosts")
            .found(odd.stream().map(TrustedHosts::shown).collect(joining(", ")))
            .required("names of hosts, each alone or with its port, such as gateway.internal:8443")
            .fix(remedy()));
  }

  private String remedy() {
    String kept =
        entries.stream().flatMap(it -> host(it).stream()).distinct().collect(joining(","));
    return kept.isEmpty() ? "unset AI_TRUSTED_HOSTS" : "export AI_TRUSTED_HOSTS=" + kept;
  }

  private static String shown(String entry) {
    return entry.isEmpty() ? "nothing between two commas" : "'" + entry + "'";
  }

  /// What was meant, as far as it can be told.
  private static Optional<String> host(String entry) {
    String address = SCHEME.matcher(entry).replaceFirst("");
    address = USER.matcher(address).replaceFirst("");
    address = AFTER_HOST.matcher(address).replaceFirst("").replaceFirst("^\\*\\.", "name.");
    String withoutPort = PORT.matcher(address).replaceFirst("");
    return Stream.of(address, withoutPort).filter(TrustedHosts::isHost).findFirst();
  }

  private static boolean isHost(String entry) {
    if (!SHAPE.matcher(entry).matches()) {
      return false;
    }
    try {
      URI uri = new URI("http://" + entry);
      return uri.getHost() != null && uri.getPort() <= LAST_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
