package coach.web.problem;

import coach.platform.problem.ProblemCode;
import coach.support.Golden;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemCodesTest {

  @Test
  void codesAndStatusesStayAsTheyAre() {
    Golden.check(
        "golden/problem-codes.txt",
        Arrays.stream(ProblemCode.values())
            .map(code -> code.text() + " " + code.status() + " " + code.title() + "\n")
            .sorted()
            .collect(Collectors.joining()));
  }
}
