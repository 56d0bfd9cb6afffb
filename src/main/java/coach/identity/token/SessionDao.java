package coach.identity.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `sessions` and `refresh_tokens`: one statement per method, no decisions.
///
/// Whoever locks several rows locks them in the order of their ids, and a session before its
/// tokens.
@RegisterConstructorMapper(SessionDao.SessionRow.class)
@RegisterConstructorMapper(SessionDao.TokenRow.class)
@RegisterConstructorMapper(SessionDao.StandingRow.class)
public interface SessionDao {
  /// Returns false when the user is disabled. Waits for who is about to disable them, and makes
  /// who comes later wait: a session that they do not see cannot come to be. The lock is one that
  /// the same transaction can change the user under: shared ones would deadlock on that.
  @SqlUpdate(
      """
      INSERT INTO sessions (id, user_id, created_at, expires_at)
      SELECT :id, id, :now, :expiresAt FROM users
      WHERE id = :user AND disabled_at IS NULL
      FOR NO KEY UPDATE
      """)
  boolean insert(UUID id, UUID user, Instant now, Instant expiresAt);

  @SqlUpdate(
      """
      INSERT INTO refresh_tokens (hash, session_id, issued_at, expires_at)
      VALUES (:hash, :session, :now, :expiresAt)
      """)
  void insertToken(byte[] hash, UUID session, Instant now, Instant expiresAt);

  /// The session of a refresh token, used or not.
  @SqlQuery(
      """
      SELECT s.id, s.user_id, s.expires_at, s.ended_at, u.role, u.disabled_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id = (SELECT session_id FROM refresh_tokens WHERE hash = :hash)
      """)
  Optional<SessionRow> find(byte[] hash);

  /// The same, and nobody else touches it until the end of this transaction.
  @SqlQuery(
      """
      SELECT s.id, s.user_id, s.expires_at, s.ended_at, u.role, u.disabled_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id = (SELECT session_id FROM refresh_tokens WHERE hash = :hash)
      FOR UPDATE OF s
      """)
  Optional<SessionRow> lock(byte[] hash);

  @SqlQuery("SELECT expires_at, used_at FROM refresh_tokens WHERE hash = :hash")
  TokenRow token(byte[] hash);

  @SqlUpdate("UPDATE refresh_tokens SET used_at = :now WHERE hash = :hash AND used_at IS NULL")
  boolean use(byte[] hash, Instant now);

  /// This and the next two return which sessions they ended.
  @SqlQuery(
      """
      UPDATE sessions SET ended_at = :now, end_reason = :reason
      WHERE id = :id AND user_id = :user AND ended_at IS NULL
      RETURNING id
      """)
  List<UUID> end(UUID id, UUID user, Instant now, String reason);

  @SqlQuery(
      """
      UPDATE sessions SET ended_at = :now, end_reason = :reason
      WHERE id IN (SELECT id FROM sessions
                   WHERE user_id = :user AND id <> :kept AND ended_at IS NULL
                   ORDER BY id FOR UPDATE)
      RETURNING id
      """)
  List<UUID> endOthers(UUID user, UUID kept, Instant now, String reason);

  @SqlQuery(
      """
      UPDATE sessions SET ended_at = :now, end_reason = :reason
      WHERE id IN (SELECT id FROM sessions
                   WHERE user_id = :user AND ended_at IS NULL
                   ORDER BY id FOR UPDATE)
      RETURNING id
      """)
  List<UUID> endAll(UUID user, Instant now, String reason);

  @SqlQuery(
      """
      SELECT s.user_id, u.role, s.expires_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id = :id AND s.ended_at IS NULL AND u.disabled_at IS NULL
      """)
  Optional<StandingRow> standing(UUID id);

  /// Their refresh tokens go with them. Passes over what another node is removing.
  @SqlUpdate(
      """
      DELETE FROM sessions
      WHERE id IN (SELECT id FROM sessions
                   WHERE expires_at < :before OR ended_at < :before
                   ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
      """)
  int deleteOver(Instant before, int limit);

  /// A session with what its user is now.
  record SessionRow(
      UUID id,
      UUID userId,
      Instant expiresAt,
      @Nullable Instant endedAt,
      String role,
      @Nullable Instant disabledAt) {

    boolean isLive(Instant now) {
      return endedAt == null && disabledAt == null && expiresAt.isAfter(now);
    }
  }

  /// A refresh token.
  record TokenRow(Instant expiresAt, @Nullable Instant usedAt) {}

  /// What a live session's access tokens are good for.
  record StandingRow(UUID userId, String role, Instant expiresAt) {}
}
