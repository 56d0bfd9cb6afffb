package coach.ai.spend.upkeep;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Period;
import coach.ai.spend.upkeep.Verification.Difference;
import coach.ai.spend.upkeep.Verification.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// SQL that holds the budgets against the attempts.
public final class VerificationDao {
  /// Millions of attempts take longer than any request may.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final String RETIRED =
      "SELECT coalesce((max(month) + interval '1 month')::date, '1970-01-01') FROM ai_retired_months";

  private static final String DIFFERENCES =
      """
      WITH booked AS (
          SELECT budget_day, user_id, api_key_id,
                 coalesce(sum(held_micro_usd) FILTER (WHERE state IN ('held', 'unknown')), 0) AS held,
                 coalesce(sum(cost_micro_usd), 0) AS spent
          FROM ai_attempts
          GROUP BY budget_day, user_id, api_key_id),
      named AS (
          SELECT 'day' AS kind, CAST(:everybody AS uuid) AS subject, budget_day AS starts, held, spent
          FROM booked
          UNION ALL
          SELECT 'month', CAST(:everybody AS uuid), date_trunc('month', budget_day)::date, held, spent
          FROM booked
          UNION ALL
          SELECT 'user_day', user_id, budget_day, held, spent FROM booked
          UNION ALL
          SELECT 'key_day', api_key_id, budget_day, held, spent FROM booked
          WHERE api_key_id IS NOT NULL),
      counted AS (
          SELECT kind, subject, starts, sum(held)::bigint AS held, sum(spent)::bigint AS spent
          FROM named
          GROUP BY kind, subject, starts),
      compared AS (
          SELECT kind, subject, starts,
                 coalesce(b.held_micro_usd, 0) AS booked_held,
                 coalesce(b.spent_micro_usd, 0) AS booked_spent,
                 coalesce(c.held, 0) AS counted_held, coalesce(c.spent, 0) AS counted_spent
          FROM ai_budgets b FULL JOIN counted c USING (kind, subject, starts))
      SELECT * FROM compared
      WHERE starts >= :first AND (booked_held <> counted_held OR booked_spent <> counted_spent)
      ORDER BY starts, kind, subject
      """;

  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE starts >= :first) AS checked,
             count(*) FILTER (WHERE starts < :first) AS skipped
      FROM ai_budgets
      """;

  private final Jdbi jdbi;

  public VerificationDao(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// @param first of the days after those that are gone, the first that is complete
  Report compare(UnaryOperator<LocalDate> first) {
    return jdbi.withHandle(
        handle -> {
          int usual = patience(handle);
          setPatience(handle, millis(LONGEST));
          try {
            return handle.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, _ -> compare(handle, first));
          } finally {
            setPatience(handle, usual);
          }
        });
  }

  private static int patience(Handle handle) {
    try {
      return handle.getConnection().getNetworkTimeout();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static void setPatience(Handle handle, int millis) {
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static Report compare(Handle handle, UnaryOperator<LocalDate> first) {
    handle.execute("SET LOCAL statement_timeout = " + millis(LONGEST));
    LocalDate start = first.apply(handle.createQuery(RETIRED).mapTo(LocalDate.class).one());
    List<Difference> differences =
        handle
            .createQuery(DIFFERENCES)
            .bind("everybody", Period.EVERYBODY)
            .bind("first", start)
            .map((row, _) -> difference(row))
            .list();
    return handle
        .createQuery(COUNT)
        .bind("first", start)
        .map((row, _) -> new Report(row.getLong("checked"), row.getLong("skipped"), differences))
        .one();
  }

  private static Difference difference(ResultSet row) throws SQLException {
    return new Difference(
        new Period(
            Period.budget(row.getString("kind")),
            row.getObject("subject", UUID.class),
            row.getObject("starts", LocalDate.class)),
        new Balance(row.getLong("booked_held"), row.getLong("booked_spent")),
        new Balance(row.getLong("counted_held"), row.getLong("counted_spent")));
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
