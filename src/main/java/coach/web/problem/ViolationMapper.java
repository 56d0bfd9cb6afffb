package coach.web.problem;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/// Takes the place of the mapper that Jersey brings for the same exceptions, which is nearer to
/// them than one for every throwable.
public final class ViolationMapper implements ExceptionMapper<ValidationException> {
  private final ProblemMapper problems;

  public ViolationMapper(ProblemMapper problems) {
    this.problems = problems;
  }

  @Override
  public Response toResponse(ValidationException failure) {
    return problems.toResponse(failure);
  }
}
