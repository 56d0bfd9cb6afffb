package coach.identity.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `api_keys`: one statement per method, no decisions. Whatever a user asks for is scoped
/// to that user; only the lookup of a key that a request brought has no owner to be scoped to.
@RegisterConstructorMapper(ApiKeyDao.Row.class)
@RegisterConstructorMapper(ApiKeyDao.LiveRow.class)
interface ApiKeyDao {
  /// Until the end of the transaction nobody else makes keys for this user. Empty when the user is
  /// disabled.
  @SqlQuery(
      """
      SELECT id FROM users
      WHERE id = :owner AND disabled_at IS NULL
      FOR NO KEY UPDATE
      """)
  Optional<UUID> lockOwner(UUID owner);

  @SqlQuery(
      """
      SELECT count(*) FROM api_keys
      WHERE user_id = :owner AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
      """)
  int countLive(UUID owner, Instant now);

  @SqlQuery(
      """
      INSERT INTO api_keys
          (id, user_id, name, hash, hint, scopes, created_at, expires_at,
           daily_cap_micro_usd, requests_per_minute)
      VALUES
          (:id, :owner, :name, :hash, :hint, :scopes, :createdAt, :expiresAt,
           :dailyCapMicroUsd, :requestsPerMinute)
      RETURNING
          id, name, hint, scopes, created_at, expires_at, last_used_at,
          daily_cap_micro_usd, requests_per_minute
      """)
  Row insert(@BindMethods NewRow row);

  /// Newest first: ids sort by time.
  @SqlQuery(
      """
      SELECT id, name, hint, scopes, created_at, expires_at, last_used_at,
             daily_cap_micro_usd, requests_per_minute
      FROM api_keys
      WHERE user_id = :owner AND revoked_at IS NULL AND id < :before
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<Row> page(UUID owner, UUID before, int limit);

  /// Returns the hash of the key that is now revoked.
  @SqlQuery(
      """
      UPDATE api_keys SET revoked_at = :now
      WHERE user_id = :owner AND id = :id AND revoked_at IS NULL
      RETURNING hash
      """)
  Optional<byte[]> revoke(UUID owner, UUID id, Instant now);

  /// Whose the key is and what it may do, as long as it is good for anything.
  @SqlQuery(
      """
      SELECT k.id, k.user_id, u.role, k.scopes, k.expires_at, k.last_used_at,
             k.daily_cap_micro_usd, k.requests_per_minute
      FROM api_keys k JOIN users u ON u.id = k.user_id
      WHERE k.hash = :hash AND k.revoked_at IS NULL AND u.disabled_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > :now)
      """)
  Optional<LiveRow> live(byte[] hash, Instant now);

  /// Does nothing when another node was faster.
  @SqlUpdate(
      """
      UPDATE api_keys SET last_used_at = :now
      WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
      """)
  void used(UUID id, Instant now, Instant before);

  /// Of keys that were good for nothing since then. Returns how many are gone; what another node is
  /// removing at the same time is left to it.
  @SqlUpdate(
      """
      DELETE FROM api_keys
      WHERE id = ANY (ARRAY (
          SELECT id FROM api_keys
          WHERE revoked_at < :before OR expires_at < :before
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int purge(Instant before, int limit);

  /// A row to be.
  record NewRow(
      UUID id,
      UUID owner,
      String name,
      byte[] hash,
      String hint,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Long dailyCapMicroUsd,
      @Nullable Integer requestsPerMinute) {}

  /// A row as its owner may see it.
  record Row(
      UUID id,
      String name,
      String hint,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Long dailyCapMicroUsd,
      @Nullable Integer requestsPerMinute) {}

  /// What a request with this key is allowed.
  record LiveRow(
      UUID id,
      UUID userId,
      String role,
      List<String> scopes,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Long dailyCapMicroUsd,
      @Nullable Integer requestsPerMinute) {}
}
