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
  void theFirstIdOfAMomentIsBetweenThoseBeforeAndThoseAfter() {
    UUID before = IdSource.secure(InstantSource.fixed(NOW.minusMillis(1))).next();
    UUID at = IdSource.secure(InstantSource.fixed(NOW)).next();

    UUID first = IdSource.firstAt(NOW);

    assertThat(first.toString()).isGreaterThan(before.toString()).isLessThan(at.toString());
    assertThat(IdSource.firstAt(NOW.minusNanos(1))).isEqualTo(first);
    assertThat(IdSource.firstAt(NOW.plusNanos(1)).toString()).isGreaterThan(at.toString());
  }

  @Test
  void momentsThatNoIdCanHaveAreAsTheNearest() {
    assertThat(IdSource.firstAt(Instant.MIN)).isEqualTo(new UUID(0, 0));
    assertThat(IdSource.firstAt(Instant.EPOCH.minusMillis(1))).isEqualTo(new UUID(0, 0));
    assertThat(IdSource.firstAt(Instant.MAX)).isEqualTo(new UUID(0x7fff_ffff_ffff_0000L, 0));
  }

  @Test
  void anIdTellsWhenItWasMade() {
    UUID id = IdSource.secure(InstantSource.fixed(NOW.plusNanos(1_999_999))).next();

    assertThat(IdSource.madeAt(id)).isEqualTo(NOW.plusMillis(1));
    assertThat(IdSource.madeAt(IdSource.firstAt(NOW))).isEqualTo(NOW);
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
