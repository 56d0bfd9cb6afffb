package coach.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Codes are public interface: a change shows in a diff of the golden file.
class ProblemCodesTest {
  static final Path GOLDEN = Path.of("src/test/resources/golden/problem-codes.txt");

  @Test
  void codesAndStatusesStayAsTheyAre() throws IOException {
    List<String> codes =
        Arrays.stream(ProblemCode.values())
            .map(code -> code.text() + " " + code.status() + " " + code.title())
            .sorted()
            .toList();
    if (Boolean.getBoolean("golden.update")) {
      Files.write(GOLDEN, codes);
    }

    assertThat(codes).isEqualTo(Files.readAllLines(GOLDEN));
  }
}
