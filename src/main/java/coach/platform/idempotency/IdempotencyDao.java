package coach.platform.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `idempotency_keys`: one statement per method, no decisions. Every change of a row names
/// the answer that it is for, so that nobody changes what has become another's.
@RegisterConstructorMapper(IdempotencyDao.Row.class)
public interface IdempotencyDao {
  /// Returns false when the key is already there.
  @SqlUpdate(
      """
      INSERT INTO idempotency_keys
          (user_id, route, key, body_hash, answer_id, state, lease_until, created_at)
      VALUES
          (:userId, :route, :key, :bodyHash, :answerId, 'running', :leaseUntil, :createdAt)
      ON CONFLICT DO NOTHING
      """)
  boolean insert(@BindMethods NewRow row);

  @SqlQuery(
      """
      SELECT body_hash, answer_id, state, lease_until, status, content_type, headers, body
      FROM idempotency_keys
      WHERE user_id = :userId AND route = :route AND key = :key
      """)
  Optional<Row> find(UUID userId, String route, String key);

  /// Returns false when somebody else was faster.
  @SqlUpdate(
      """
      UPDATE idempotency_keys
      SET answer_id = :row.answerId, lease_until = :row.leaseUntil, created_at = :row.createdAt
      WHERE user_id = :row.userId AND route = :row.route AND key = :row.key
        AND answer_id = :before AND state = 'running'
      """)
  boolean takeOver(@BindMethods("row") NewRow row, UUID before);

  @SqlUpdate(
      """
      UPDATE idempotency_keys SET state = 'lost'
      WHERE user_id = :userId AND route = :route AND key = :key
        AND answer_id = :answerId AND state = 'running'
      """)
  void lose(UUID userId, String route, String key, UUID answerId);

  /// Also of what was taken for lost: the answer is there after all.
  @SqlUpdate(
      """
      UPDATE idempotency_keys
      SET state = 'done', status = :status, content_type = :contentType, headers = :headers,
          body = :body
      WHERE user_id = :userId AND route = :route AND key = :key
        AND answer_id = :answerId AND state <> 'done'
      """)
  void finish(@BindMethods FinishedRow row);

  @SqlUpdate(
      """
      DELETE FROM idempotency_keys
      WHERE user_id = :userId AND route = :route AND key = :key
        AND answer_id = :answerId AND state = 'running'
      """)
  void abandon(UUID userId, String route, String key, UUID answerId);

  /// What stands for another answer by now is left alone.
  @SqlUpdate(
      """
      DELETE FROM idempotency_keys
      WHERE user_id = :userId AND route = :route AND key = :key
        AND state = 'done' AND body = :body
      """)
  void giveBack(UUID userId, String route, String key, byte[] body);

  /// Returns how many are gone. What another node is removing at the same time is left to it.
  @SqlUpdate(
      """
      DELETE FROM idempotency_keys
      WHERE ctid = ANY (ARRAY (
          SELECT ctid FROM idempotency_keys
          WHERE created_at < :before
          ORDER BY created_at
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int purge(Instant before, int limit);

  /// A row to be.
  record NewRow(
      UUID userId,
      String route,
      String key,
      byte[] bodyHash,
      UUID answerId,
      Instant leaseUntil,
      Instant createdAt) {}

  /// What becomes of a row.
  ///
  /// @param headers names and values in turn
  record FinishedRow(
      UUID userId,
      String route,
      String key,
      UUID answerId,
      int status,
      String contentType,
      List<String> headers,
      byte[] body) {}

  /// A row as nullable as the table.
  record Row(
      byte[] bodyHash,
      UUID answerId,
      String state,
      Instant leaseUntil,
      @Nullable Integer status,
      @Nullable String contentType,
      @Nullable List<String> headers,
      byte @Nullable [] body) {}
}
