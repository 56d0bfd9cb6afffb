package coach.ai.compat.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.Problem;
import coach.platform.ProblemException;
import org.assertj.core.api.InstanceOfAssertFactories;

/// What the reader says to requests that it does not take.
final class Refused {
  static final CallReader READER = new CallReader(4_096);

  private Refused() {}

  static void naming(Endpoint endpoint, String body, String field, String reason) {
    assertThatThrownBy(() -> READER.read(endpoint, body.getBytes(UTF_8)))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isInstanceOfSatisfying(
            Problem.Unsupported.class,
            problem -> assertThat(problem).isEqualTo(new Problem.Unsupported(field, reason)));
  }

  static void malformed(byte[] body, String detail) {
    assertThatThrownBy(() -> READER.read(Endpoint.CHAT, body))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isInstanceOfSatisfying(
            Problem.Malformed.class, problem -> assertThat(problem.detail()).contains(detail));
  }
}
