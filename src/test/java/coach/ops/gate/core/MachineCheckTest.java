package coach.ops.gate.core;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ops.gate.core.MachineCheck.Machine;
import coach.platform.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineCheckTest {
  private static final long GB = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({
    "20000, 50, 100, true, false, 20000 open files allowed",
    "65535, 4, 100, true, false, 4000 MB of free disk",
    "65535, 0, 10, true, false, 0 MB of free disk",
    "65535, 50, 100, false, false, the temporary directory is not writable",
    "65535, 50, 100, true, true, runs as root"
  })
  void whatIsMissingIsNamed(
      long files, long free, long whole, boolean temporary, boolean root, String found) {
    List<Violation> violations =
        MachineCheck.judge(new Machine(files, free * GB, whole * GB, temporary, root)).toList();

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().rule().id()).isEqualTo("CORE-011");
    assertThat(violations.getFirst().found()).isEqualTo(found);
  }

  @Test
  void aRoomyMachineIsFine() throws Exception {
    assertThat(MachineCheck.judge(new Machine(65_535, 50 * GB, 100 * GB, true, false))).isEmpty();
    assertThat(Machine.here().openFiles()).isPositive();
  }
}
