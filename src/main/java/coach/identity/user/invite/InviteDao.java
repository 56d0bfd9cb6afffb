package coach.identity.user.invite;

import coach.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `invites`: one statement per method, no decisions.
@RegisterConstructorMapper(InviteDao.Row.class)
public interface InviteDao {
  /// Returns it as the database keeps it.
  @SqlQuery(
      """
      INSERT INTO invites (id, code_hash, created_by, created_at, expires_at)
      VALUES (:id, :codeHash, :createdBy, :at, :expiresAt)
      RETURNING id, created_by, created_at, expires_at, used_by, used_at
      """)
  Row insert(UUID id, byte[] codeHash, UUID createdBy, Instant at, Instant expiresAt);

  /// The newest first; without a row to start after, from the newest of all.
  @SqlQuery(
      """
      SELECT id, created_by, created_at, expires_at, used_by, used_at FROM invites
      WHERE id < :before
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<Row> pageBefore(UUID before, int limit);

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM invites WHERE code_hash = :codeHash AND used_at IS NULL AND expires_at > :at)
      """)
  boolean isGood(byte[] codeHash, Instant at);

  /// Returns false when it is not good any more. Of two at once, the second waits for the first.
  @SqlUpdate(
      """
      UPDATE invites SET used_by = :usedBy, used_at = :at
      WHERE code_hash = :codeHash AND used_at IS NULL AND expires_at > :at
      """)
  boolean use(byte[] codeHash, UUID usedBy, Instant at);

  /// Returns false when there is none, or it was used.
  @SqlUpdate("DELETE FROM invites WHERE id = :id AND used_at IS NULL")
  boolean deleteUnused(UUID id);

  @SqlQuery("SELECT EXISTS (SELECT FROM invites WHERE id = :id)")
  boolean exists(UUID id);

  /// Returns how many there were.
  @SqlUpdate("DELETE FROM invites WHERE expires_at < :before")
  int deleteExpiredBefore(Instant before);

  /// A row as flat and as nullable as the table, without the hash that nobody reads.
  record Row(
      UUID id,
      UUID createdBy,
      Instant createdAt,
      Instant expiresAt,
      @Nullable UUID usedBy,
      @Nullable Instant usedAt) {

    Invite toInvite() {
      Optional<Invite.Use> use =
          usedBy == null || usedAt == null
              ? Optional.empty()
              : Optional.of(new Invite.Use(new UserId(usedBy), usedAt));
      return new Invite(id, new UserId(createdBy), createdAt, expiresAt, use);
    }
  }
}
