package coach.identity.user.invite;

import java.time.Instant;
import java.util.Optional;

/// An invitation as operators see it.
public record InviteView(
    String id,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> usedBy,
    Optional<Instant> usedAt) {

  static InviteView of(Invite invite) {
    return new InviteView(
        invite.id().toString(),
        invite.createdBy().toString(),
        invite.createdAt(),
        invite.expiresAt(),
        invite.use().map(use -> use.by().toString()),
        invite.use().map(Invite.Use::at));
  }

  /// @param code shown this once
  public record CreatedInvite(String id, String code, Instant expiresAt) {
    static CreatedInvite of(Invites.Issued issued) {
      Invite invite = issued.invite();
      return new CreatedInvite(invite.id().toString(), issued.code().text(), invite.expiresAt());
    }
  }
}
