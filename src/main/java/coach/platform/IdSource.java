package coach.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids that sort by the time they were made (UUID version 7).
///
/// Thread-safe: the sources are.
public record IdSource(InstantSource clock, RandomGenerator random) {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  public static IdSource secure(InstantSource clock) {
    return new IdSource(clock, new SecureRandom());
  }

  public UUID next() {
    long high = clock.millis() << 16 | VERSION | random.nextLong() & 0x0fffL;
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
