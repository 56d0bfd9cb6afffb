package coach.identity;

import java.util.Optional;

/// Tells operators from everybody else, for features that show them more: who is signed in as one,
/// or carries the admin token.
public interface OperatorCheck {

  /// @param authorization the request's header of that name
  boolean admits(Optional<Caller> caller, Optional<String> authorization);

  /// Refuses everybody else: those who are not signed in, and those who are, each in their way.
  ///
  /// @throws coach.platform.ProblemException for everybody else
  void require(Optional<Caller> caller, Optional<String> authorization);
}
