package coach.identity.user.invite;

import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Invitations by operators, for whoever is to have an account where not everybody may.
///
/// Thread-safe: the database decides who is first to use one.
public final class Invites {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(90);

  /// How long one is listed after its end.
  private static final Duration KEPT = Duration.ofDays(400);

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final InviteDao invites;
  private final IdSource ids;

  public Invites(InviteDao invites, IdSource ids) {
    this.invites = invites;
    this.ids = ids;
  }

  /// A new invitation, and its code, which nobody can be shown again.
  public record Issued(Invite invite, OpaqueToken code) {}

  /// What became of the wish to take one back.
  public enum Revocation {
    REVOKED,
    USED,
    UNKNOWN
  }

  /// @param expiresAt absent = in seven days
  /// @throws coach.platform.ProblemException invalid `expires_at`
  public Issued issue(UserId operator, Optional<Instant> expiresAt) {
    Instant now = ids.clock().instant();
    Instant end = expiresAt.orElse(now.plus(USUAL));
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      String reason = "must be in the future, and at most %d days from now";
      throw Problem.Invalid.field("expires_at", reason.formatted(LONGEST.toDays())).toException();
    }
    OpaqueToken code = Kind.INVITATION.make(ids.random());
    InviteDao.Row row = invites.insert(ids.next(), code.hash(), operator.value(), now, end);
    return new Issued(row.toInvite(), code);
  }

  /// The newest first.
  public List<Invite> page(Optional<UUID> after, int limit) {
    return invites.pageBefore(after.orElse(AFTER_ALL), limit).stream()
        .map(InviteDao.Row::toInvite)
        .toList();
  }

  public Revocation revoke(UUID id) {
    if (invites.deleteUnused(id)) {
      return Revocation.REVOKED;
    }
    return invites.exists(id) ? Revocation.USED : Revocation.UNKNOWN;
  }

  /// Removes those that ended so long ago that nobody asks. Returns how many.
  public int purge() {
    return invites.deleteExpiredBefore(ids.clock().instant().minus(KEPT));
  }

  boolean isGood(OpaqueToken code) {
    return invites.isGood(code.hash(), ids.clock().instant());
  }

  /// Returns false when it is not good any more; else nobody can use it after this transaction.
  boolean redeem(OpaqueToken code, UserId user) {
    return invites.use(code.hash(), user.value(), ids.clock().instant());
  }
}
