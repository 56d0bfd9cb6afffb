package coach.platform.db;

import static coach.platform.CommonRules.SEC_008;
import static coach.platform.db.DatabaseRules.DB_001;
import static coach.platform.db.DatabaseRules.DB_001_EMBEDDED;
import static coach.platform.db.DatabaseRules.DB_002;
import static coach.platform.db.DatabaseRules.DB_003;
import static coach.platform.db.DatabaseRules.DB_007;
import static coach.platform.db.DatabaseRules.DB_009;

import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.platform.db.postgres.DatabaseUrl;
import coach.platform.secret.Secret;
import io.dropwizard.util.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What must hold for the `database` section before the service starts.
///
/// @param instances how many nodes share the database
/// @param questions what features ask of it
public record DatabaseInvariants(
    DatabaseConfiguration configuration,
    int instances,
    InstantSource clock,
    List<DatabaseQuestion> questions)
    implements Invariants {
  private static final String URL = "database.url";
  private static final String DIRECT_URL = "database.directUrl";

  /// What lists of default credentials begin with.
  private static final Set<String> DEFAULTS =
      Set.of("postgres", "password", "admin", "root", "secret", "changeme", "test", "123456");

  private static final Duration LONGEST_BORROW = Duration.seconds(5);

  public DatabaseInvariants {
    questions = List.copyOf(questions);
  }

  @Override
  public List<Rule> rules() {
    return Stream.concat(DatabaseRules.ALL.stream(), questions.stream().map(DatabaseQuestion::rule))
        .distinct()
        .toList();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(
            readable(URL, configuration.url()),
            readable(DIRECT_URL, configuration.directUrl()),
            mode.isDevelopment() ? Stream.<Violation>empty() : ofItsOwn(),
            mode.isDevelopment() ? Stream.<Violation>empty() : encrypted(),
            mode.isDevelopment() ? Stream.<Violation>empty() : defaultPasswords(),
            timeouts(),
            Violation.when(
                configuration.directUrl().isPresent() && configuration.embedded(),
                DB_007
                    .brokenAt(DIRECT_URL)
                    .required("a url beside the direct URL: without it the embedded server is used")
                    .fix("export DATABASE_URL='postgresql://USER:PASSWORD@POOLER:6432/DATABASE'")))
        .flatMap(violations -> violations);
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    if (configuration.embedded() || violations(mode).anyMatch(it -> it.rule().equals(DB_009))) {
      return Stream.empty();
    }
    DatabaseAccess access = DatabaseAccess.toUrl(configuration, configuration.url().orElseThrow());
    return Stream.of(new DatabaseInspection(access, this, mode));
  }

  private Stream<Violation> readable(String key, Optional<Secret> url) {
    try {
      url.map(Secret::reveal).ifPresent(DatabaseUrl::parse);
      return Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.of(DB_009.brokenAt(key).found("a URL that " + e.getMessage()));
    }
  }

  private Stream<Violation> ofItsOwn() {
    if (configuration.embedded()) {
      return Stream.of(DB_001_EMBEDDED.brokenAt(URL).found("none, so the embedded PostgreSQL"));
    }
    boolean loopback = parsed(configuration.url()).anyMatch(DatabaseInvariants::loopback);
    return Violation.when(
        loopback && !configuration.sameHost(),
        DB_001
            .brokenAt(URL)
            .required("a host that is not this one, unless database.sameHost says so")
            .fix("sameHost: true   # under `database:`, if PostgreSQL really shares this host"));
  }

  private Stream<Violation> defaultPasswords() {
    return Stream.concat(
        defaultPassword(URL, configuration.url()),
        defaultPassword(DIRECT_URL, configuration.directUrl()));
  }

  private static Stream<Violation> defaultPassword(String key, Optional<Secret> url) {
    return parsed(url)
        .filter(it -> it.password().filter(known -> isDefault(it, known.reveal())).isPresent())
        .map(_ -> SEC_008.brokenAt(key).found("a password that is tried first"));
  }

  private static boolean isDefault(DatabaseUrl url, String password) {
    return DEFAULTS.contains(password.toLowerCase(Locale.ROOT))
        || url.user().filter(password::equalsIgnoreCase).isPresent()
        || password.equalsIgnoreCase(url.database());
  }

  private Stream<Violation> encrypted() {
    return Stream.concat(
        encrypted(URL, configuration.url()), encrypted(DIRECT_URL, configuration.directUrl()));
  }

  private Stream<Violation> encrypted(String key, Optional<Secret> url) {
    return parsed(url)
        .filter(it -> !(configuration.sameHost() && loopback(it)))
        .map(it -> it.parameters().getOrDefault("sslmode", "prefer"))
        .filter(mode -> !mode.equals("verify-full"))
        .map(mode -> DB_002.brokenAt(key).found("sslmode=" + mode));
  }

  private Stream<Violation> timeouts() {
    DatabaseConfiguration it = configuration;
    boolean positive =
        Stream.of(
                it.borrowTimeout(),
                it.loginTimeout(),
                it.socketTimeout(),
                it.statementTimeout(),
                it.lockTimeout(),
                it.idleTransactionTimeout())
            .allMatch(timeout -> timeout.toMilliseconds() > 0);
    return Stream.of(
            broken(!positive, "database", "every timeout > 0: 0 means to wait for ever"),
            broken(
                it.borrowTimeout().compareTo(LONGEST_BORROW) > 0,
                "database.borrowTimeout",
                "at most 5s"),
            broken(
                it.lockTimeout().compareTo(it.statementTimeout()) > 0,
                "database.lockTimeout",
                "at most statementTimeout, " + it.statementTimeout()),
            broken(
                it.statementTimeout().compareTo(it.socketTimeout()) >= 0,
                "database.statementTimeout",
                "less than socketTimeout, " + it.socketTimeout()))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> broken(boolean broken, String key, String required) {
    return Violation.when(broken, DB_003.brokenAt(key).required(required));
  }

  private static Stream<DatabaseUrl> parsed(Optional<Secret> url) {
    try {
      return url.map(Secret::reveal).map(DatabaseUrl::parse).stream();
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // DB-009 tells
    }
  }

  private static boolean loopback(DatabaseUrl url) {
    return url.hosts().stream().map(DatabaseUrl.Host::name).anyMatch(DatabaseInvariants::loopback);
  }

  private static boolean loopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.toLowerCase(java.util.Locale.ROOT).endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("0.0.0.0")
        || host.equals("::");
  }
}
