package coach.platform.redis;

import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `redis` section.
///
/// @param url `redis://…` or `rediss://…`; absent = this node keeps to itself
/// @param commandTimeout what a request waits at most, before it goes on without Redis
public record RedisConfiguration(
    Optional<Secret> url,
    @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS)
        @MaxDuration(value = 2, unit = TimeUnit.SECONDS)
        Duration commandTimeout,
    @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
        @MaxDuration(value = 2, unit = TimeUnit.SECONDS)
        Duration connectTimeout)
    implements Invariants {

  public static final RedisConfiguration ABSENT =
      new RedisConfiguration(Optional.empty(), null, null);

  static final Rule RED_001 =
      Rule.of(
          "RED-001",
          Severity.ERROR,
          "Redis when there are several instances; rediss:// with user and password; an answer"
              + " within 50 ms; maxmemory-policy noeviction",
          "without one Redis for all each node grants limits of its own, in plain text anyone on"
              + " the way can read and reset them, and eviction forgets who used theirs up",
          "export REDIS_URL='rediss://USER:PASSWORD@HOST:6379'");

  static final Rule RED_002 =
      Rule.of(
          "RED-002",
          Severity.ALWAYS,
          "a URL with the scheme redis or rediss and a host",
          "the service would run for ever without the Redis it was given",
          "export REDIS_URL='rediss://USER:PASSWORD@HOST:6379'");

  static final Rule RED_003 =
      Rule.of(
          "RED-003",
          Severity.WARNING,
          "Redis answers",
          "until it does, each node counts on its own",
          "redis-cli -u \"$REDIS_URL\" ping");

  static final String KEY = "redis.url";

  public RedisConfiguration(
      Optional<Secret> url, @Nullable Duration commandTimeout, @Nullable Duration connectTimeout) {
    this.url = url.filter(secret -> !secret.reveal().isBlank());
    this.commandTimeout = requireNonNullElse(commandTimeout, Duration.milliseconds(200));
    this.connectTimeout = requireNonNullElse(connectTimeout, Duration.seconds(1));
  }

  @Override
  public List<Rule> rules() {
    return List.of(RED_001, RED_002, RED_003);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    if (url.isEmpty()) {
      return Stream.empty();
    }
    Optional<URI> uri = uri(url.get());
    if (uri.isEmpty()) {
      return Stream.of(RED_002.brokenAt(KEY));
    }
    return Violation.when(!isGuarded(uri.get()), RED_001.brokenAt(KEY).required(GUARDED))
        .filter(_ -> !mode.isDevelopment());
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return url.filter(secret -> uri(secret).isPresent()).stream()
        .map(_ -> new RedisLiveCheck(this));
  }

  private static final String GUARDED = "rediss:// with user and password";

  private static boolean isGuarded(URI uri) {
    String user = requireNonNullElse(uri.getUserInfo(), "");
    int colon = user.indexOf(':');
    return "rediss".equals(uri.getScheme()) && colon > 0 && colon < user.length() - 1;
  }

  private static Optional<URI> uri(Secret secret) {
    try {
      URI uri = new URI(secret.reveal().strip());
      boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
      return known && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notUri) { // its message would repeat the password
      return Optional.empty();
    }
  }
}
