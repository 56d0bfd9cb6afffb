package coach.ai.spend.book;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Balances.Movement;
import coach.shared.Money;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// SQL that moves money. Statements travel together: a transaction is two round trips and a commit,
/// however much is in it.
public final class BooksDao {
  /// A plan that was made while a month was empty reads all of it when it is full.
  private static final String PLAN_ANEW = "SET LOCAL plan_cache_mode = force_custom_plan";

  /// After the locks, which whoever sets a cap takes as well.
  private static final String READ_RULES =
      """
      SELECT (SELECT cap_micro_usd FROM ai_budget_overrides
              WHERE set_at <= :now AND until > :now
              ORDER BY set_at DESC, id DESC LIMIT 1),
             (SELECT id FROM ai_usage_epochs ORDER BY id DESC LIMIT 1)
      """;

  private static final String OPEN =
      String.join(
          ";", PLAN_ANEW, PeriodsDao.MAKE, PeriodsDao.LOCK, READ_RULES, AttemptsDao.END);
  private static final String WRITE =
      String.join(";", AttemptsDao.INSERT, PeriodsDao.MOVE, TotalsDao.ADD);

  private final Jdbi jdbi;

  public BooksDao(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// What a transaction finds once it has its locks.
  ///
  /// @param dayCap set by an operator for this time
  /// @param epoch that usage is counted to
  /// @param ended those of the endings that changed something; the others had been written before
  public record Opened(
      Map<Period, Balance> balances, Optional<Money> dayCap, UUID epoch, Set<UUID> ended) {}

  /// Makes the periods that are missing, locks all, and ends attempts. Within a transaction.
  public Opened open(Collection<Period> periods, List<Ending> endings, Instant now) {
    return jdbi.withHandle(
        handle -> {
          Query query = handle.createQuery(OPEN).bind("now", now);
          PeriodsDao.bind(query, periods);
          AttemptsDao.bindEndings(query, endings);
          return query.execute((statement, _) -> opened(statement.get()));
        });
  }

  /// Writes what was decided. Within the same transaction.
  ///
  /// @param epoch as it was found
  public void write(
      List<NewAttempt> attempts, List<Movement> moved, List<UsageTotals.Row> used, UUID epoch) {
    if (attempts.isEmpty() && moved.isEmpty() && used.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          Query query = handle.createQuery(WRITE).bind("epoch", epoch);
          AttemptsDao.bindNew(query, attempts);
          PeriodsDao.bindMoved(query, moved);
          TotalsDao.bind(query, used);
          query.execute((statement, _) -> statement.get());
        });
  }

  private static Opened opened(PreparedStatement statement) throws SQLException {
    Map<Period, Balance> balances = PeriodsDao.balances(next(statement));
    ResultSet rules = next(statement);
    rules.next();
    long cap = rules.getLong(1);
    Optional<Money> dayCap = rules.wasNull() ? Optional.empty() : Optional.of(new Money(cap));
    UUID epoch = Optional.ofNullable(rules.getObject(2, UUID.class)).orElse(Period.EVERYBODY);
    Set<UUID> ended = new HashSet<>();
    for (ResultSet ids = next(statement); ids.next(); ) {
      ended.add(ids.getObject(1, UUID.class));
    }
    return new Opened(balances, dayCap, epoch, ended);
  }

  /// The next result with rows: what only changes something has none.
  private static ResultSet next(PreparedStatement statement) throws SQLException {
    while (!statement.getMoreResults()) {
      if (statement.getUpdateCount() < 0) {
        throw new SQLException("fewer results than statements");
      }
    }
    return statement.getResultSet();
  }
}
