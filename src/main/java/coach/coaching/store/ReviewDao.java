package coach.coaching.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `trade_reviews` and `trade_predictions`: one statement per method, no decisions. What a
/// trader asks for is scoped to its owner; what moves a review on holds only while it has a lease.
@RegisterConstructorMapper(ReviewDao.Row.class)
@RegisterConstructorMapper(ReviewDao.DeletedRow.class)
@RegisterConstructorMapper(ReviewDao.Lease.class)
public interface ReviewDao {
  @SqlUpdate(
      """
      INSERT INTO trade_reviews
          (id, owner, state, image_id, symbol, said_symbol, said_timeframe, said_direction,
           said_notes, account_risk_usd, prompt_version, request_id, created_at, updated_at, lease_until)
      VALUES
          (:id, :owner, 'accepted', :imageId, :saidSymbol, :saidSymbol, :saidTimeframe,
           :saidDirection, :saidNotes, :accountRiskUsd, :promptVersion, :requestId, :now, :now, :leaseUntil)
      """)
  void insert(@BindMethods NewRow row);

  /// Returns false when it has ended.
  @SqlUpdate(
      """
      UPDATE trade_reviews
      SET state = :state, updated_at = greatest(created_at, :now), lease_until = :leaseUntil
      WHERE id = :id AND lease_until IS NOT NULL
      """)
  boolean move(UUID id, String state, Instant now, Instant leaseUntil);

  @SqlUpdate(
      """
      UPDATE trade_reviews SET lease_until = :until
      WHERE id = ANY (:ids) AND lease_until IS NOT NULL
      """)
  void renew(List<UUID> ids, Instant until);

  /// Returns false when it has ended otherwise.
  @SqlUpdate(
      """
      UPDATE trade_reviews
      SET state = 'done', answer = CAST(:answer AS jsonb), findings = CAST(:findings AS jsonb),
          symbol = coalesce(:symbol, said_symbol), timeframe = :timeframe, direction = :direction, verdict = :verdict,
          reason = :reason, model = :model, mock = :mock, cost_micro_usd = :costMicroUsd,
          attempts = :attempts, questions = :questions, updated_at = greatest(created_at, :now),
          finished_at = :now, lease_until = NULL
      WHERE id = :id AND lease_until IS NOT NULL
      """)
  boolean finish(@BindMethods DoneRow row);

  /// Returns false when it has ended otherwise.
  @SqlUpdate(
      """
      UPDATE trade_reviews
      SET state = 'failed', failure = :failure, failure_message = :message, retry_at = :retryAt,
          model = :model, mock = :mock, cost_micro_usd = :costMicroUsd, attempts = :attempts,
          questions = :questions, updated_at = greatest(created_at, :now), finished_at = :now,
          lease_until = NULL
      WHERE id = :id AND lease_until IS NOT NULL
      """)
  boolean fail(@BindMethods FailedRow row);

  /// Of all that is under way.
  @SqlQuery("SELECT id, lease_until FROM trade_reviews WHERE finished_at IS NULL")
  List<Lease> leases();

  /// What it took is not known here. Returns false when the lease was renewed, or the review ended.
  @SqlUpdate(
      """
      UPDATE trade_reviews
      SET state = 'failed', failure = 'interrupted', failure_message = :message,
          cost_micro_usd = NULL, updated_at = greatest(created_at, :now), finished_at = :now,
          lease_until = NULL
      WHERE id = :lease.id AND lease_until = :lease.leaseUntil
      """)
  boolean interrupt(@BindMethods("lease") Lease lease, Instant now, String message);

  @SqlUpdate(
      """
      INSERT INTO trade_predictions
          (review_id, owner, symbol, timeframe, direction, entry, stop, target, horizon,
           horizon_bars, horizon_minutes, confidence, model, mock, made_at)
      SELECT
          id, owner, symbol, timeframe, direction, :entry, :stop, :target, :horizon,
          :horizonBars, :horizonMinutes, :confidence, model, mock, finished_at
      FROM trade_reviews WHERE id = :reviewId
      """)
  void predict(@BindMethods PredictionRow row);

  @SqlQuery("SELECT * FROM trade_reviews WHERE owner = :owner AND id = :id AND deleted_at IS NULL")
  Optional<Row> find(UUID owner, UUID id);

  @SqlQuery(
      "SELECT state FROM trade_reviews WHERE owner = :owner AND id = :id AND deleted_at IS NULL")
  Optional<String> state(UUID owner, UUID id);

  @SqlQuery(
      """
      UPDATE trade_reviews SET deleted_at = :now
      WHERE owner = :owner AND id = :id AND deleted_at IS NULL
      RETURNING image_id
      """)
  Optional<DeletedRow> delete(UUID owner, UUID id, Instant now);

  @SqlQuery(
      """
      SELECT EXISTS (
          SELECT FROM trade_reviews
          WHERE owner = :owner AND image_id = :imageId AND deleted_at IS NULL)
      """)
  boolean shows(UUID owner, UUID imageId);

  /// Returns how many are gone; what another node is removing at the same time is left to it.
  @SqlUpdate(
      """
      DELETE FROM trade_reviews
      WHERE id = ANY (ARRAY (
          SELECT id FROM trade_reviews
          WHERE deleted_at < :before AND lease_until IS NULL
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int purge(Instant before, int limit);

  /// A row to be.
  record NewRow(
      UUID id,
      UUID owner,
      @Nullable UUID imageId,
      @Nullable String saidSymbol,
      @Nullable String saidTimeframe,
      @Nullable String saidDirection,
      @Nullable String saidNotes,
      @Nullable BigDecimal accountRiskUsd,
      String promptVersion,
      String requestId,
      Instant now,
      Instant leaseUntil) {}

  /// What a review that is done adds to its row.
  record DoneRow(
      UUID id,
      String answer,
      String findings,
      @Nullable String symbol,
      @Nullable String timeframe,
      String direction,
      String verdict,
      String reason,
      @Nullable String model,
      boolean mock,
      @Nullable Long costMicroUsd,
      int attempts,
      int questions,
      Instant now) {}

  /// What one that failed adds.
  record FailedRow(
      UUID id,
      String failure,
      String message,
      @Nullable Instant retryAt,
      @Nullable String model,
      boolean mock,
      @Nullable Long costMicroUsd,
      int attempts,
      int questions,
      Instant now) {}

  /// What a review foretells; the rest is in its row.
  record PredictionRow(
      UUID reviewId,
      @Nullable BigDecimal entry,
      @Nullable BigDecimal stop,
      @Nullable BigDecimal target,
      @Nullable String horizon,
      @Nullable Integer horizonBars,
      @Nullable Integer horizonMinutes,
      @Nullable BigDecimal confidence) {}

  /// As it was last renewed.
  record Lease(UUID id, Instant leaseUntil) {}

  /// What a deleted review showed.
  record DeletedRow(@Nullable UUID imageId) {}

  /// A row as nullable as the table.
  record Row(
      UUID id,
      UUID owner,
      String state,
      @Nullable UUID imageId,
      @Nullable String saidSymbol,
      @Nullable String saidTimeframe,
      @Nullable String saidDirection,
      @Nullable String saidNotes,
      @Nullable BigDecimal accountRiskUsd,
      String promptVersion,
      @Nullable String model,
      boolean mock,
      @Nullable Long costMicroUsd,
      int attempts,
      int questions,
      @Nullable String answer,
      @Nullable String findings,
      @Nullable String verdict,
      @Nullable String reason,
      @Nullable String failure,
      @Nullable String failureMessage,
      @Nullable Instant retryAt,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant finishedAt) {}
}
