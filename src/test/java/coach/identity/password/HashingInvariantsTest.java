package coach.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.HashingConfiguration;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Violation;
import io.dropwizard.util.DataSize;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashingInvariantsTest {
  private static final HashingConfiguration CHEAP =
      new HashingConfiguration(DataSize.kibibytes(64), 2, 1, 10);

  @Test
  void aHashOfMoreThanASecondIsReported() throws Exception {
    assertThat(measured(Duration.ofMillis(1001)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule().id()).isEqualTo("SEC-013");
              assertThat(violation.key()).isEqualTo("identity.hashing");
              assertThat(violation.found()).isEqualTo("one hash took 1001 ms");
            });
    assertThat(measured(Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void developmentMeasuresNothing() {
    assertThat(new HashingInvariants(CHEAP, System::nanoTime).liveChecks(Mode.DEVELOPMENT))
        .isEmpty();
  }

  @Test
  void theShippedCostIsEnough() {
    HashingConfiguration shipped = new HashingConfiguration(null, 0, 0, 0);

    assertThat(new HashingInvariants(shipped, System::nanoTime).violations(Mode.PRODUCTION))
        .isEmpty();
  }

  private static List<Violation> measured(Duration taken) throws Exception {
    Iterator<Long> clock = List.of(5L, 5L + taken.toNanos()).iterator();
    Stream<LiveCheck> checks =
        new HashingInvariants(CHEAP, clock::next).liveChecks(Mode.PRODUCTION);
    return checks.findFirst().orElseThrow().run().toList();
  }
}
