package coach.platform;

import java.util.Map;

/// Carries a [Problem] to the edge. Expected, so it has no stack trace.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient Map<String, String> headers;

  ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  public Problem problem() {
    return problem;
  }

  /// What its answer tells beside the problem.
  public Map<String, String> headers() {
    return headers;
  }
}
