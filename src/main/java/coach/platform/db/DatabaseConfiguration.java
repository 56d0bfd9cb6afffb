package coach.platform.db;

import static java.util.Objects.requireNonNullElse;

import coach.platform.secret.Secret;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `database` section.
///
/// @param url `postgresql://…` or `jdbc:postgresql:…`; absent = embedded in `directory`
/// @param directUrl past a transaction pooler, for migrations; absent = `url`
/// @param sameHost declares that outside development the database may be on a loopback address
/// @param borrowTimeout how long a caller waits for a connection of the pool
/// @param loginTimeout for opening a connection and for each question of health
/// @param socketTimeout after which a silent server counts as gone
/// @param statementTimeout after which the server itself ends a statement
/// @param lockTimeout after which the server ends a statement that waits for a lock
/// @param idleTransactionTimeout after which the server ends a forgotten transaction
public record DatabaseConfiguration(
    Optional<Secret> url,
    Optional<Secret> directUrl,
    boolean sameHost,
    Path directory,
    @Min(1) @Max(1000) int poolSize,
    Duration borrowTimeout,
    Duration loginTimeout,
    Duration socketTimeout,
    Duration statementTimeout,
    Duration lockTimeout,
    Duration idleTransactionTimeout) {

  public DatabaseConfiguration(
      Optional<Secret> url,
      Optional<Secret> directUrl,
      boolean sameHost,
      @Nullable Path directory,
      int poolSize,
      @Nullable Duration borrowTimeout,
      @Nullable Duration loginTimeout,
      @Nullable Duration socketTimeout,
      @Nullable Duration statementTimeout,
      @Nullable Duration lockTimeout,
      @Nullable Duration idleTransactionTimeout) {
    this.url = url;
    this.directUrl = directUrl;
    this.sameHost = sameHost;
    this.directory = requireNonNullElse(directory, Path.of("data", "postgres"));
    this.poolSize = poolSize;
    this.borrowTimeout = requireNonNullElse(borrowTimeout, Duration.seconds(2));
    this.loginTimeout = requireNonNullElse(loginTimeout, Duration.seconds(2));
    this.socketTimeout = requireNonNullElse(socketTimeout, Duration.seconds(5));
    this.statementTimeout = requireNonNullElse(statementTimeout, Duration.seconds(4));
    this.lockTimeout = requireNonNullElse(lockTimeout, Duration.seconds(3));
    this.idleTransactionTimeout = requireNonNullElse(idleTransactionTimeout, Duration.seconds(10));
  }

  /// The embedded PostgreSQL as development has it, in this directory.
  public static DatabaseConfiguration embeddedIn(Path directory) {
    return new DatabaseConfiguration(
        Optional.empty(),
        Optional.empty(),
        false,
        directory,
        10,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// A server that is there already, with every default.
  public static DatabaseConfiguration at(String url) {
    return new DatabaseConfiguration(
        Optional.of(Secret.of(url)),
        Optional.empty(),
        false,
        null,
        10,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// What must hold for this section.
  ///
  /// @param instances how many nodes share the database
  /// @param questions what features ask of it
  public DatabaseInvariants invariants(
      int instances, InstantSource clock, List<DatabaseQuestion> questions) {
    return new DatabaseInvariants(this, instances, clock, questions);
  }

  boolean embedded() {
    return url.isEmpty();
  }

  /// The direct URL, if it says that `url` is a transaction pooler by differing from it.
  Optional<Secret> poolerBypass() {
    return directUrl.filter(
        direct -> url.filter(it -> !it.reveal().equals(direct.reveal())).isPresent());
  }
}
