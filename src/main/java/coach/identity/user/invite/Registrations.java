package coach.identity.user.invite;

import coach.identity.Registration;
import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.Accounts;
import coach.identity.user.EmailAddress;
import coach.identity.user.User;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.util.Optional;

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
  /// @throws ProblemException forbidden; and as [Accounts#create]
  public User register(EmailAddress email, Password password, Optional<String> code) {
    return switch (registration) {
      case OPEN -> accounts.create(email, password, Role.TRADER);
      case INVITE -> registerInvited(email, password, code.map(InviteCode::new));
      case CLOSED -> throw new Problem.Forbidden("Registration is closed.").toException();
    };
  }

  /// A look first, so that nobody learns anything about an address without a code; and in the end
  /// the use, in the transaction that makes the account: one for each code, and none for nothing.
  private User registerInvited(EmailAddress email, Password password, Optional<InviteCode> given) {
    InviteCode code = given.filter(invites::isGood).orElseThrow(Registrations::uninvited);
    return accounts.create(
        email,
        password,
        Role.TRADER,
        user -> {
          if (!invites.redeem(code, user)) {
            throw uninvited();
          }
        });
  }

  /// The same words whatever is wrong with the code.
  private static ProblemException uninvited() {
    return new Problem.Forbidden("Registration takes the code of an invitation that is still good.")
        .toException();
  }
}
