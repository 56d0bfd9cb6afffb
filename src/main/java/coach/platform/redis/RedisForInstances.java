package coach.platform.redis;

import static coach.platform.redis.RedisConfiguration.RED_001;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import java.util.List;
import java.util.stream.Stream;

/// Several nodes need one Redis.
public record RedisForInstances(int instances, RedisConfiguration redis) implements Invariants {
  @Override
  public List<Rule> rules() {
    return List.of(RED_001);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Violation.when(
        instances > 1 && redis.url().isEmpty(),
        RED_001
            .brokenAt(RedisConfiguration.KEY)
            .found("absent, with " + instances + " instances")
            .required("one Redis for all instances"));
  }
}
