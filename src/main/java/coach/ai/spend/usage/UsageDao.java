package coach.ai.spend.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `ai_usage_epochs` and the sums that are counted in them.
@RegisterConstructorMapper(UsageDao.Epoch.class)
@RegisterConstructorMapper(UsageDao.Total.class)
public interface UsageDao {
  /// The newest, or the time before the first: that began with the installation.
  @SqlQuery(
      """
      SELECT coalesce(e.id, '00000000-0000-0000-0000-000000000000') AS id,
             coalesce(e.since, (SELECT stamped_at FROM installation)) AS since
      FROM (SELECT 1) AS one
      LEFT JOIN (SELECT id, since FROM ai_usage_epochs ORDER BY id DESC LIMIT 1) AS e ON true
      """)
  Epoch current();

  @SqlQuery(
      """
      SELECT model, sum(requests)::bigint AS requests,
             sum(input_tokens + cached_input_tokens + cache_write_tokens)::bigint AS prompt_tokens,
             sum(output_tokens)::bigint AS completion_tokens,
             sum(cost_micro_usd)::bigint AS cost_micro_usd
      FROM ai_usage_totals
      WHERE epoch = :epoch AND subject = :subject
      GROUP BY model
      ORDER BY model
      """)
  List<Total> totals(UUID epoch, UUID subject);

  @SqlUpdate("INSERT INTO ai_usage_epochs (id, since, set_by) VALUES (:id, :since, :setBy)")
  void begin(UUID id, Instant since, String setBy);

  /// Those of epochs that are over: nobody asks for them. Returns how many are gone.
  @SqlUpdate(
      """
      DELETE FROM ai_usage_totals
      WHERE (epoch, subject, provider, model) IN (
          SELECT epoch, subject, provider, model FROM ai_usage_totals
          WHERE epoch < (SELECT id FROM ai_usage_epochs ORDER BY id DESC LIMIT 1)
          LIMIT :limit
          FOR UPDATE SKIP LOCKED)
      """)
  int purgeTotals(int limit);

  @SqlUpdate(
      """
      DELETE FROM ai_usage_epochs
      WHERE since < :before AND id < (SELECT id FROM ai_usage_epochs ORDER BY id DESC LIMIT 1)
      """)
  int purgeEpochs(Instant before);

  /// @param since nobody knows, in a database that no service has started on
  record Epoch(UUID id, @Nullable Instant since) {}

  /// What one model was used for.
  record Total(
      String model, long requests, long promptTokens, long completionTokens, long costMicroUsd) {}
}
