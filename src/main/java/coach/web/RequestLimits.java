package coach.web;

import java.util.Optional;

/// Decides whether a request may pass, and what is left of its window.
public interface RequestLimits {
  /// empty = exempt
  Optional<LimitDecision> decide(LimitSubject subject);
}
