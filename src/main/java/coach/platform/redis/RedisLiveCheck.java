package coach.platform.redis;

import static coach.platform.redis.RedisConfiguration.KEY;
import static coach.platform.redis.RedisConfiguration.RED_001;
import static coach.platform.redis.RedisConfiguration.RED_003;

import coach.platform.LiveCheck;
import coach.platform.Rule;
import coach.platform.Violation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks Redis whether it is near enough and keeps what it is given. One that is not reachable is a
/// warning: a node must be able to start while Redis is away.
final class RedisLiveCheck implements LiveCheck {
  private static final int PINGS = 5;
  private static final long SLOWEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final Pattern POLICY = Pattern.compile("maxmemory_policy:(\\S+)");

  private final RedisConfiguration configuration;

  RedisLiveCheck(RedisConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Stream<Violation> run() throws InterruptedException {
    try (RedisConnector connector = new RedisConnector(configuration);
        RedisLink link = connector.open()) {
      link.probe();
      return Stream.concat(distance(link), policy(link));
    } catch (RedisFailure failure) {
      Rule rule = failure.code().isPresent() ? RED_001 : RED_003;
      return Stream.of(rule.brokenAt(KEY).found("it " + failure.getMessage()));
    }
  }

  private static Stream<Violation> distance(RedisLink link)
      throws RedisFailure, InterruptedException {
    long best = Long.MAX_VALUE;
    for (int ping = 0; ping < PINGS; ping++) {
      long start = System.nanoTime();
      link.ping();
      best = Math.min(best, System.nanoTime() - start);
    }
    return Violation.when(
        best > SLOWEST_NANOS,
        RED_001
            .brokenAt(KEY)
            .found("an answer takes " + TimeUnit.NANOSECONDS.toMillis(best) + " ms")
            .required("an answer within 50 ms"));
  }

  private static Stream<Violation> policy(RedisLink link)
      throws RedisFailure, InterruptedException {
    Matcher matcher = POLICY.matcher(link.memoryInfo());
    Optional<String> policy = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    return policy.filter(value -> !value.equals("noeviction")).stream()
        .map(
            value ->
                RED_001
                    .brokenAt(KEY)
                    .found("maxmemory-policy " + value)
                    .required("maxmemory-policy noeviction")
                    .fix("redis-cli CONFIG SET maxmemory-policy noeviction"));
  }
}
