package coach.platform.problem;

import coach.platform.Problem.FieldError;
import java.util.List;
import java.util.Map;

/// A problem with everything an answer needs.
///
/// @param headers that go with it, such as `Retry-After`
public record ProblemView(
    int status,
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    Map<String, String> headers) {}
