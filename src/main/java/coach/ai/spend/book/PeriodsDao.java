package coach.ai.spend.book;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Balances.Movement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/// SQL for `ai_budgets`, as part of what [BooksDao] sends.
final class PeriodsDao {
  static final String MAKE =
      """
      INSERT INTO ai_budgets (kind, subject, starts)
      SELECT * FROM unnest(:newKinds, :newSubjects, CAST(:newStarts AS date[]))
          AS p (kind, subject, starts)
      ORDER BY kind, subject, starts
      ON CONFLICT DO NOTHING
      """;

  static final String LOCK =
      """
      SELECT b.kind, b.subject, b.starts, b.held_micro_usd, b.spent_micro_usd
      FROM ai_budgets b
      JOIN unnest(:kinds, :subjects, CAST(:starts AS date[])) AS p (kind, subject, starts)
        ON b.kind = p.kind AND b.subject = p.subject AND b.starts = p.starts
      ORDER BY b.kind, b.subject, b.starts
      FOR UPDATE OF b
      """;

  static final String MOVE =
      """
      UPDATE ai_budgets b
      SET held_micro_usd = b.held_micro_usd + m.held, spent_micro_usd = b.spent_micro_usd + m.spent
      FROM unnest(:movedKinds, :movedSubjects, CAST(:movedStarts AS date[]), :movedHeld, :movedSpent)
          AS m (kind, subject, starts, held, spent)
      WHERE b.kind = m.kind AND b.subject = m.subject AND b.starts = m.starts
      """;

  private PeriodsDao() {}

  static void bind(Query query, Collection<Period> periods) {
    query
        .bindArray("kinds", String.class, kinds(periods))
        .bindArray("subjects", UUID.class, periods.stream().map(Period::subject).toList())
        .bindArray("starts", String.class, starts(periods));
  }

  static void bindMissing(Query query, Collection<Period> periods) {
    query
        .bindArray("newKinds", String.class, kinds(periods))
        .bindArray("newSubjects", UUID.class, periods.stream().map(Period::subject).toList())
        .bindArray("newStarts", String.class, starts(periods));
  }

  static void bindMoved(Query query, List<Movement> moved) {
    List<Period> periods = moved.stream().map(Movement::period).toList();
    query
        .bindArray("movedKinds", String.class, kinds(periods))
        .bindArray("movedSubjects", UUID.class, periods.stream().map(Period::subject).toList())
        .bindArray("movedStarts", String.class, starts(periods))
        .bindArray("movedHeld", Long.class, moved.stream().map(Movement::held).toList())
        .bindArray("movedSpent", Long.class, moved.stream().map(Movement::spent).toList());
  }

  static Map<Period, Balance> balances(ResultSet rows) throws SQLException {
    Map<Period, Balance> balances = new HashMap<>();
    while (rows.next()) {
      balances.put(
          new Period(
              Period.budget(rows.getString(1)),
              rows.getObject(2, UUID.class),
              rows.getObject(3, LocalDate.class)),
          new Balance(rows.getLong(4), rows.getLong(5)));
    }
    return balances;
  }

  private static List<String> kinds(Collection<Period> periods) {
    return periods.stream().map(period -> Period.kind(period.budget())).toList();
  }

  private static List<String> starts(Collection<Period> periods) {
    return periods.stream().map(period -> period.starts().toString()).toList();
  }
}
