package coach.platform.db;

import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Secret;
import coach.platform.Violation;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `database` section.
///
/// @param url `postgresql://…` or `jdbc:postgresql:…`; absent = embedded in `directory`
/// @param directUrl past a transaction pooler, for migrations; absent = `url`
public record DatabaseConfiguration(
    Optional<Secret> url,
    Optional<Secret> directUrl,
    Path directory,
    @Min(1) @Max(1000) int poolSize,
    Duration borrowTimeout,
    Duration loginTimeout,
    Duration socketTimeout,
    Duration statementTimeout,
    Duration lockTimeout)
    implements Invariants {

  public DatabaseConfiguration(
      Optional<Secret> url,
      Optional<Secret> directUrl,
      @Nullable Path directory,
      int poolSize,
      @Nullable Duration borrowTimeout,
      @Nullable Duration loginTimeout,
      @Nullable Duration socketTimeout,
      @Nullable Duration statementTimeout,
      @Nullable Duration lockTimeout) {
    this.url = url;
    this.directUrl = directUrl;
    this.directory = requireNonNullElse(directory, Path.of("data", "postgres"));
    this.poolSize = poolSize;
    this.borrowTimeout = requireNonNullElse(borrowTimeout, Duration.seconds(2));
    this.loginTimeout = requireNonNullElse(loginTimeout, Duration.seconds(2));
    this.socketTimeout = requireNonNullElse(socketTimeout, Duration.seconds(5));
    this.statementTimeout = requireNonNullElse(statementTimeout, Duration.seconds(4));
    this.lockTimeout = requireNonNullElse(lockTimeout, Duration.seconds(3));
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }
}
