package coach.ai.spend.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL that reads budgets, and sets the cap of the day for a time.
@RegisterConstructorMapper(BudgetDao.Balance.class)
@RegisterConstructorMapper(BudgetDao.OpenAttempts.class)
@RegisterConstructorMapper(BudgetDao.OverrideRow.class)
public interface BudgetDao {
  /// Those of the whole service, at most one of each kind.
  @SqlQuery(
      """
      SELECT kind, held_micro_usd, spent_micro_usd
      FROM ai_budgets
      WHERE subject = '00000000-0000-0000-0000-000000000000'
        AND ((kind = 'day' AND starts = :day) OR (kind = 'month' AND starts = :month))
      """)
  List<Balance> balances(LocalDate day, LocalDate month);

  /// Two questions, each of which an index answers.
  @SqlQuery(
      """
      SELECT 'held' AS state, count(*) AS attempts,
             coalesce(sum(held_micro_usd), 0)::bigint AS micro_usd, min(ended_at) AS oldest
      FROM ai_attempts WHERE state = 'held'
      UNION ALL
      SELECT 'unknown', count(*), coalesce(sum(held_micro_usd), 0)::bigint, min(ended_at)
      FROM ai_attempts WHERE state = 'unknown'
      """)
  List<OpenAttempts> open();

  @SqlQuery(
      """
      SELECT id, cap_micro_usd, set_at, until, set_by
      FROM ai_budget_overrides
      WHERE until > :now
      ORDER BY set_at DESC, id DESC
      LIMIT 1
      """)
  Optional<OverrideRow> inForce(Instant now);

  /// Waits for the holds that are being decided: later ones see what is written next.
  @SqlQuery(
      """
      SELECT starts FROM ai_budgets
      WHERE kind = 'day' AND subject = '00000000-0000-0000-0000-000000000000' AND starts = :day
      FOR UPDATE
      """)
  Optional<LocalDate> lockDay(LocalDate day);

  /// One that is replaced does not come back when its successor ends.
  @SqlUpdate(
      """
      UPDATE ai_budget_overrides SET until = :now
      WHERE until > :now AND set_at < :now
      """)
  void endOthers(Instant now);

  @SqlUpdate(
      """
      INSERT INTO ai_budget_overrides (id, cap_micro_usd, set_at, until, set_by)
      VALUES (:id, :capMicroUsd, :setAt, :until, :setBy)
      """)
  void insert(@BindMethods OverrideRow row);

  /// A row of `ai_budgets`.
  record Balance(String kind, long heldMicroUsd, long spentMicroUsd) {}

  /// @param oldest when the first of them ended; the held have not
  record OpenAttempts(String state, long attempts, long microUsd, @Nullable Instant oldest) {}

  /// A row of `ai_budget_overrides`.
  record OverrideRow(UUID id, long capMicroUsd, Instant setAt, Instant until, String setBy) {}
}
