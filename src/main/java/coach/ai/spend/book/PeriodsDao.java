package coach.ai.spend.book;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Balances.Movement;
import coach.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// SQL for `ai_budgets`, as part of what [BooksDao] sends.
final class PeriodsDao {
  static final String MAKE =
      """
      INSERT INTO ai_budgets (kind, subject, starts)
      SELECT * FROM unnest(?, ?, CAST(? AS date[]))
          AS p (kind, subject, starts)
      ORDER BY kind, subject, starts
      ON CONFLICT DO NOTHING
      """;

  static final String LOCK =
      """
      SELECT b.kind, b.subject, b.starts, b.held_micro_usd, b.spent_micro_usd
      FROM ai_budgets b
      JOIN unnest(?, ?, CAST(? AS date[])) AS p (kind, subject, starts)
        ON b.kind = p.kind AND b.subject = p.subject AND b.starts = p.starts
      ORDER BY b.kind, b.subject, b.starts
      FOR UPDATE OF b
      """;

  static final String MOVE =
      """
      UPDATE ai_budgets b
      SET held_micro_usd = b.held_micro_usd + m.held, spent_micro_usd = b.spent_micro_usd + m.spent
      FROM unnest(?, ?, CAST(? AS date[]), ?, ?)
          AS m (kind, subject, starts, held, spent)
      WHERE b.kind = m.kind AND b.subject = m.subject AND b.starts = m.starts
      """;

  /// Holds what is wanted, in a statement that goes on and knows whether all of it fits: what costs
  /// nothing always does.
  static final String HOLD_IF_ALL_FIT =
      """
      WITH wanted AS (
        SELECT w.kind, w.subject, w.starts, w.held,
               CASE w.kind WHEN 'day' THEN coalesce(%s, w.cap) ELSE w.cap END AS cap
        FROM unnest(?, ?, CAST(? AS date[]), ?, ?) AS w (kind, subject, starts, held, cap)
      ), fits (all_of_it) AS (
        SELECT count(b.kind) = count(*)
           AND bool_and(w.cap IS NULL OR b.held_micro_usd + b.spent_micro_usd + w.held <= w.cap)
               IS NOT FALSE
        FROM wanted w
        LEFT JOIN ai_budgets b
          ON b.kind = w.kind AND b.subject = w.subject AND b.starts = w.starts
      ), moved AS (
        UPDATE ai_budgets b
        SET held_micro_usd = b.held_micro_usd + w.held
        FROM wanted w
        WHERE b.kind = w.kind AND b.subject = w.subject AND b.starts = w.starts
          AND (SELECT all_of_it FROM fits)
      )
      """;

  private PeriodsDao() {}

  static Columns rows(List<Period> periods) {
    return new Columns()
        .texts(periods, it -> Period.kind(it.budget()))
        .uuids(periods, Period::subject)
        .texts(periods, it -> it.starts().toString());
  }

  static Columns moved(List<Movement> moved) {
    return rows(moved.stream().map(Movement::period).toList())
        .longs(moved, Movement::held)
        .longs(moved, Movement::spent);
  }

  static Columns wanted(List<Movement> held, Map<Period, Money> caps) {
    return rows(held.stream().map(Movement::period).toList())
        .longs(held, Movement::held)
        .longsIfAny(held, it -> Optional.ofNullable(caps.get(it.period())).map(Money::microUsd));
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
}
