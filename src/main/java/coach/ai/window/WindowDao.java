package coach.ai.window;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// SQL for what operators are told of `ai_attempts`: two spans in one pass.
@RegisterConstructorMapper(WindowDao.Row.class)
public interface WindowDao {
  /// For each span, one row without a model for all answers, and one for each model.
  ///
  /// An answer succeeded when any of its attempts brought one. It does not count while one is
  /// under way, nor when all failed by what the caller sent. Latency is that of answers that came
  /// and of those that did not come in time; what fails at once would only flatter it. Ids are in
  /// order of time, so the lower bound touches only the partitions of the span.
  @SqlQuery(
      """
      WITH asked AS (
        SELECT answer_id, provider, model,
               min(at) AS began,
               max(ended_at) AS ended,
               bool_or(state = 'held') AS under_way,
               coalesce(bool_or(outcome IN ('completed', 'incomplete', 'declined')), false) AS good,
               coalesce(bool_or(outcome = 'timeout'), false) AS timed_out,
               coalesce(bool_and(outcome IN ('bad_image', 'bad_request', 'context_length')), false)
                 AS own_fault,
               count(*) AS attempts,
               coalesce(sum(input_tokens + cached_input_tokens + cache_write_tokens
                            + output_tokens), 0) AS tokens,
               coalesce(sum(cost_micro_usd), 0) AS cost,
               coalesce(sum(cost_micro_usd)
                 FILTER (WHERE outcome NOT IN ('completed', 'incomplete', 'declined')), 0) AS wasted,
               count(*) FILTER (WHERE state = 'unknown') AS unsettled,
               coalesce(sum(held_micro_usd) FILTER (WHERE state = 'unknown'), 0)
                 AS unsettled_amount
        FROM ai_attempts
        WHERE id >= ai_first_id(least(CAST(:sinceOne AS timestamptz), CAST(:sinceOther AS timestamptz)))
        GROUP BY answer_id, provider, model),
      answered AS (
        SELECT * FROM asked
        UNION ALL
        SELECT answer_id, NULL, NULL, min(began), max(ended), bool_or(under_way), bool_or(good),
               bool_or(timed_out), bool_and(own_fault), sum(attempts), sum(tokens), sum(cost), sum(wasted),
               sum(unsettled), sum(unsettled_amount)
        FROM asked
        GROUP BY answer_id),
      timed AS (
        SELECT *, round(extract(epoch FROM ended - began) * 1000)::bigint AS took FROM answered),
      spans (span, since) AS (
        VALUES (:one, CAST(:sinceOne AS timestamptz)),
               (:other, CAST(:sinceOther AS timestamptz)))
      SELECT span, provider, model,
             count(*) AS requests,
             count(*) FILTER (WHERE NOT under_way AND (good OR NOT own_fault)) AS counted,
             count(*) FILTER (WHERE NOT under_way AND good) AS succeeded,
             percentile_disc(0.50) WITHIN GROUP (ORDER BY took)
               FILTER (WHERE NOT under_way AND (good OR timed_out)) AS p50,
             percentile_disc(0.95) WITHIN GROUP (ORDER BY took)
               FILTER (WHERE NOT under_way AND (good OR timed_out)) AS p95,
             percentile_disc(0.99) WITHIN GROUP (ORDER BY took)
               FILTER (WHERE NOT under_way AND (good OR timed_out)) AS p99,
             sum(attempts)::bigint AS attempts,
             sum(tokens)::bigint AS tokens,
             sum(cost)::bigint AS cost_micro_usd,
             sum(wasted)::bigint AS wasted_micro_usd,
             sum(unsettled)::bigint AS unsettled,
             sum(unsettled_amount)::bigint AS unsettled_micro_usd
      FROM timed JOIN spans ON began >= since
      GROUP BY span, provider, model
      ORDER BY span, provider NULLS FIRST, model
      """)
  List<Row> figures(String one, Instant sinceOne, String other, Instant sinceOther);

  /// @param p50 and its neighbours: in milliseconds
  record Row(
      String span,
      @Nullable String provider,
      @Nullable String model,
      long requests,
      long counted,
      long succeeded,
      @Nullable Long p50,
      @Nullable Long p95,
      @Nullable Long p99,
      long attempts,
      long tokens,
      long costMicroUsd,
      long wastedMicroUsd,
      long unsettled,
      long unsettledMicroUsd) {}
}
