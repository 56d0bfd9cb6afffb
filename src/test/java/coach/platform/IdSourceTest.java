package coach.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void anIdIsAUuidOfVersionSevenWithItsTime() {
    UUID id = IdSource.secure(InstantSource.fixed(NOW)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void twoIdsOfOneMomentDiffer() {
    IdSource ids = IdSource.secure(InstantSource.fixed(NOW));

    assertThat(ids.next()).isNotEqualTo(ids.next());
  }

  @Test
  void laterIdsSortAfterEarlierOnes() {
    UUID earlier = IdSource.secure(InstantSource.fixed(NOW)).next();
    UUID later = IdSource.secure(InstantSource.fixed(NOW.plusMillis(1))).next();

    assertThat(later.toString()).isGreaterThan(earlier.toString());
  }
}
