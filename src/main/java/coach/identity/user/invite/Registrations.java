package coach.identity.user.invite;

import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.identity.Registration;
import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.Accounts;
import coach.identity.user.EmailAddress;
import coach.identity.user.User;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.util.Optional;
import java.util.function.Function;

/// How people make their own accounts, where they may.
public final class Registrations {
  private final Registration registration;
  private final Accounts accounts;
  private final Invites invites;

  public Registrations(Registration registration, Accounts accounts, Invites invites) {
    this.registration = registration;
    this.accounts = accounts;
    this.invites = invites;
  }

  /// @param code of an invitation; of no consequence where everybody may
  /// @param within as [Accounts#create] has it
  /// @throws ProblemException forbidden; and as [Accounts#create]
  public <T> T register(
      EmailAddress email, Password password, Optional<String> code, Function<User, T> within) {
    return switch (registration) {
      case OPEN -> accounts.create(email, password, Role.TRADER, within);
      case INVITE -> registerInvited(email, password, code.flatMap(Kind.INVITATION::parse), within);
      case CLOSED -> throw new Problem.Forbidden("Registration is closed.").toException();
    };
  }

  /// A look first, so that nobody learns anything about an address without a code; and in the end
  /// the use, in the transaction that makes the account: one for each code, and none for nothing.
  private <T> T registerInvited(
      EmailAddress email,
      Password password,
      Optional<OpaqueToken> given,
      Function<User, T> within) {
    OpaqueToken code = given.filter(invites::isGood).orElseThrow(Registrations::uninvited);
    return accounts.create(
        email,
        password,
        Role.TRADER,
        user -> {
          if (!invites.redeem(code, user.id())) {
            throw uninvited();
          }
          return within.apply(user);
        });
  }

  /// The same words whatever is wrong with the code.
  private static ProblemException uninvited() {
    return new Problem.Forbidden("Registration takes the code of an invitation that is still good.")
        .toException();
  }
}
