package coach.web.problem;

import coach.platform.Problem;
import coach.platform.idempotency.IdempotencyKey;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/// Refuses two Idempotency-Keys on one request: which of them counts would be a guess, and whether
/// something is paid for twice hangs on it.
public final class KeyFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()).size() > 1) {
      throw Problem.Invalid.field(IdempotencyKey.HEADER, "must be sent once").toException();
    }
  }
}
