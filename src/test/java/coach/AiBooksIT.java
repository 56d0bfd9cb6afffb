package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.bench.ai.Kills;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The books of the finished jar against what the provider saw; `bin/bench ai` kills it more often.
class AiBooksIT {
  private static final long SEED = 20_260_730;
  private static final int TIMES = 3;

  @Test
  void aServiceThatIsKilledUnderLoadForgetsNoCall(@TempDir Path directory) throws Exception {
    Kills.Report report = new Kills(SEED, TIMES).measure(directory.resolve("rig"));

    assertThat(report.starts()).isEqualTo(TIMES);
    assertThat(report.calls()).isGreaterThan(TIMES);
    assertThat(report.missing()).as("calls that the books do not count: %s", report).isZero();
    assertThat(report.phantoms()).as("settled, and never made: %s", report).isZero();
    assertThat(report.answered()).isPositive();
    assertThat(report.lost()).as("answered, and not in the books: %s", report).isZero();
    assertThat(report.verified()).startsWith("0 ").contains("are the sum of their attempts");
  }
}
