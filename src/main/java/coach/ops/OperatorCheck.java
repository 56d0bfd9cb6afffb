package coach.ops;

import java.util.Optional;

/// Tells an operator from everybody else, by the request's `Authorization` header.
public interface OperatorCheck {
  boolean admits(Optional<String> authorization);
}
