package coach.identity.user.invite;

import coach.identity.Deeds;
import coach.platform.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What operators do with invitations.
public final class InviteAdministration {
  private final Invites invites;
  private final Deeds deeds;

  public InviteAdministration(Invites invites, Deeds deeds) {
    this.invites = invites;
    this.deeds = deeds;
  }

  public Invites.Issued issue(Optional<Instant> expiresAt, Deeds.By by) {
    return deeds.perform(
        () -> invites.issue(by.caller().id(), expiresAt),
        issued -> by.did("invite.create", subject(issued.invite().id())));
  }

  /// @throws coach.platform.ProblemException not found; conflict when it became an account already
  public void revoke(UUID id, Deeds.By by) {
    deeds.perform(() -> revoked(id), revoked -> by.did("invite.revoke", subject(revoked)));
  }

  private UUID revoked(UUID id) {
    return switch (invites.revoke(id)) {
      case REVOKED -> id;
      case USED -> throw new Problem.Conflict("This invitation was used already.").toException();
      case UNKNOWN -> throw new Problem.NotFound("invitation").toException();
    };
  }

  private static String subject(UUID id) {
    return "invite:" + id;
  }
}
