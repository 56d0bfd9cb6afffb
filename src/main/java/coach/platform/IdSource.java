package coach.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids that sort by the time they were made (UUID version 7).
///
/// Thread-safe: the sources are.
public record IdSource(InstantSource clock, RandomGenerator random) {
  private static final int BEHIND_TIME = 16;

  /// In milliseconds, in the year 6429: with one bit more, Java would take ids for negative.
  private static final long LATEST = (1L << 47) - 1;

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  public static IdSource secure(InstantSource clock) {
    return new IdSource(clock, new SecureRandom());
  }

  /// The first id of that moment: none that was made before sorts behind it, and none that is made
  /// from then on before it. Times that no id can have are as the nearest that one can.
  public static UUID firstAt(Instant time) {
    long second = Math.clamp(time.getEpochSecond(), -1, LATEST / 1_000);
    long millis = second * 1_000 + Math.ceilDiv(time.getNano(), 1_000_000);
    return new UUID(Math.clamp(millis, 0, LATEST) << BEHIND_TIME, 0);
  }

  /// When an id was made, to the millisecond.
  public static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BEHIND_TIME);
  }

  public UUID next() {
    long high = clock.millis() << BEHIND_TIME | VERSION | random.nextLong() & 0x0fffL;
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
