package coach.ops;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.OperatorCheck;
import coach.identity.Scope;
import coach.platform.Problem;
import java.util.Optional;

/// Tells operators from everybody else on the application port: who is signed in as one, or carries
/// the admin token, which is all that some monitors know.
public final class Operators implements OperatorCheck {
  private final AdminToken token;

  public Operators(AdminToken token) {
    this.token = token;
  }

  @Override
  public boolean admits(Optional<Caller> caller, Optional<String> authorization) {
    return caller.filter(Operators::mayRead).isPresent() || token.admits(authorization);
  }

  @Override
  public void require(Optional<Caller> caller, Optional<String> authorization) {
    if (admits(caller, authorization)) {
      return;
    }
    throw caller.isPresent()
        ? new Problem.Forbidden("This is for operators.").toException()
        : new Problem.Unauthenticated().toException();
  }

  private static boolean mayRead(Caller caller) {
    return caller.isOperator()
        && switch (caller.credential()) {
          case Credential.Session _ -> true;
          case Credential.Key key -> key.scopes().contains(Scope.READ);
        };
  }
}
