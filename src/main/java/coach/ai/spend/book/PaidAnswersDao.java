package coach.ai.spend.book;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// SQL that asks `ai_attempts` about single answers.
@RegisterConstructorMapper(PaidAnswersDao.SpentRow.class)
public interface PaidAnswersDao {
  /// Whether anything was, or may have been, paid for it: all that was not given back.
  ///
  /// @param from when its attempts may have begun, so that no more than that time is searched
  @SqlQuery(
      """
      SELECT EXISTS (
          SELECT 1 FROM ai_attempts
          WHERE id >= ai_first_id(:from) AND id < ai_first_id(:until)
            AND answer_id = :answer AND state <> 'released')
      """)
  boolean paid(UUID answer, Instant from, Instant until);

  /// What is released cost nothing, and what is held or unknown may have cost something.
  @SqlQuery(
      """
      SELECT count(DISTINCT answer_id) AS answers, count(*) AS attempts,
             (array_agg(provider || '/' || model ORDER BY id DESC))[1] AS model,
             count(*) FILTER (WHERE state IN ('held', 'unknown')) AS open,
             coalesce(sum(cost_micro_usd), 0) AS cost_micro_usd
      FROM ai_attempts
      WHERE user_id = :user AND id >= ai_first_id(:from) AND id < ai_first_id(:until)
        AND answer_id = ANY (:answers)
      """)
  SpentRow spent(UUID user, List<UUID> answers, Instant from, Instant until);

  /// In sum.
  ///
  /// @param open how many nobody knows the cost of
  record SpentRow(int answers, int attempts, @Nullable String model, int open, long costMicroUsd) {}
}
