package coach.ai.spend.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// SQL of the chores. The service may not make or drop tables: functions of the schema's owner do.
public interface UpkeepDao {
  /// Returns how many are unknown now. What another node has in hand is left to it.
  @SqlUpdate(
      """
      UPDATE ai_attempts
      SET state = 'unknown', outcome = 'abandoned', ended_at = :now
      WHERE state = 'held' AND id = ANY (ARRAY (
          SELECT id FROM ai_attempts
          WHERE state = 'held' AND expires_at < :now
          ORDER BY expires_at
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int abandon(Instant now, int limit);

  @SqlQuery("SELECT 1 FROM ai_attempts_prepare()")
  int prepare();

  /// Returns how many months are gone.
  @SqlQuery("SELECT ai_attempts_retire(make_interval(secs => :seconds))")
  int retire(long seconds);

  /// The first day after the months that are gone.
  @SqlQuery("SELECT (max(month) + interval '1 month')::date FROM ai_retired_months")
  Optional<LocalDate> retiredUntil();

  /// Returns how many are gone.
  @SqlUpdate(
      """
      DELETE FROM ai_budgets
      WHERE (kind, subject, starts) IN (
          SELECT kind, subject, starts FROM ai_budgets WHERE starts < :before LIMIT :limit)
      """)
  int purgeBudgets(LocalDate before, int limit);

  @SqlUpdate("DELETE FROM ai_budget_overrides WHERE until < :before")
  int purgeOverrides(Instant before);
}
