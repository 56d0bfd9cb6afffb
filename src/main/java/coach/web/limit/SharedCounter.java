package coach.web.limit;

import coach.platform.redis.Redis;
import coach.platform.redis.RedisScript;
import coach.web.LimitedCaller.Ration;
import coach.web.limit.LocalCounter.OfClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Counts in Redis for all nodes together; while Redis is gone, each node grants its share.
///
/// What Redis accepted is noted in this node's memory too. So a node that loses Redis does not
/// grant a second time what it just granted, and a flood that one node can tell by itself does not
/// reach Redis.
final class SharedCounter implements Counter {
  private static final RedisScript COUNT =
      RedisScript.load(SharedCounter.class, "sliding-window.lua");

  /// This node's clock and note lag behind Redis by less: nearer to the end of a window Redis is
  /// asked.
  private static final long SURE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Redis redis;
  private final LocalCounter local;
  private final int instances;

  SharedCounter(Redis redis, LocalCounter local, int instances) {
    this.redis = redis;
    this.local = local;
    this.instances = instances;
  }

  @Override
  public Standing count(LimitClass limitClass, String key) {
    OfClass all = local.of(limitClass);
    return count(all.windows(), limitClass.text(), key, all.limit());
  }

  @Override
  public Standing count(Ration ration) {
    return count(local.rations(), "ration", ration.key(), ration.requestsPerMinute());
  }

  private Standing count(Windows here, String kind, String key, int limit) {
    Standing known = here.look(key, limit);
    if (!known.accepted() && known.waitNanos() > SURE_NANOS) {
      return known;
    }
    Optional<List<Long>> answer = ask(kind + ':' + key, limit, here.period());
    if (answer.isEmpty()) {
      return here.accept(key, Math.max(1, limit / instances));
    }
    Standing everywhere = standing(answer.get(), limit);
    if (everywhere.accepted()) {
      here.note(key, limit);
    }
    return everywhere;
  }

  private Optional<List<Long>> ask(String key, int limit, Duration period) {
    return redis.run(
        COUNT, "coach:limit:" + key, Integer.toString(limit), Long.toString(micros(period)));
  }

  private static Standing standing(List<Long> answer, int limit) {
    return new Standing(
        answer.get(0) == 1,
        limit,
        Math.toIntExact(answer.get(1)),
        TimeUnit.MICROSECONDS.toNanos(answer.get(2)));
  }

  private static long micros(Duration period) {
    return TimeUnit.SECONDS.toMicros(period.toSeconds());
  }
}
