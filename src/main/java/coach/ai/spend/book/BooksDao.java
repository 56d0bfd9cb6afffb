package coach.ai.spend.book;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Balances.Movement;
import coach.shared.Money;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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

  /// Makes periods that are missing, locks all of them, and ends attempts. Within a transaction.
  ///
  /// @param missing those that may have no row yet
  public Opened open(Set<Period> periods, Set<Period> missing, List<Ending> endings, Instant now) {
    Statements statements = new Statements().add(PLAN_ANEW, _ -> {});
    if (!missing.isEmpty()) {
      statements.add(PeriodsDao.MAKE, query -> PeriodsDao.bindMissing(query, missing));
    }
    statements.add(PeriodsDao.LOCK, query -> PeriodsDao.bind(query, periods));
    statements.add(READ_RULES, query -> query.bind("now", now));
    if (!endings.isEmpty()) {
      statements.add(AttemptsDao.END, query -> AttemptsDao.bindEndings(query, endings));
    }
    return statements.send(jdbi, statement -> opened(statement, endings));
  }

  /// Writes what was decided. Within the same transaction.
  ///
  /// @param epoch as it was found
  public void write(
      List<NewAttempt> attempts, List<Movement> moved, List<UsageTotals.Row> used, UUID epoch) {
    Statements statements = new Statements();
    if (!attempts.isEmpty()) {
      statements.add(AttemptsDao.INSERT, query -> AttemptsDao.bindNew(query, attempts));
    }
    if (!moved.isEmpty()) {
      statements.add(PeriodsDao.MOVE, query -> PeriodsDao.bindMoved(query, moved));
    }
    if (!used.isEmpty()) {
      statements.add(TotalsDao.ADD, query -> TotalsDao.bind(query.bind("epoch", epoch), used));
    }
    if (!statements.texts.isEmpty()) {
      statements.send(jdbi, statement -> statement);
    }
  }

  private static Opened opened(PreparedStatement statement, List<Ending> endings)
      throws SQLException {
    Map<Period, Balance> balances = PeriodsDao.balances(next(statement));
    ResultSet rules = next(statement);
    rules.next();
    long cap = rules.getLong(1);
    Optional<Money> dayCap = rules.wasNull() ? Optional.empty() : Optional.of(new Money(cap));
    UUID epoch = Optional.ofNullable(rules.getObject(2, UUID.class)).orElse(Period.EVERYBODY);
    Set<UUID> ended = endings.isEmpty() ? Set.of() : AttemptsDao.ended(next(statement));
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

  /// Several statements, sent as one.
  private static final class Statements {
    private final List<String> texts = new ArrayList<>();
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    Statements add(String text, Consumer<Query> binding) {
      texts.add(text);
      bindings.add(binding);
      return this;
    }

    <T> T send(Jdbi jdbi, Reading<T> reading) {
      return jdbi.withHandle(
          handle -> {
            Query query = handle.createQuery(String.join(";", texts));
            bindings.forEach(binding -> binding.accept(query));
            return query.execute((statement, _) -> reading.of(statement.get()));
          });
    }
  }

  private interface Reading<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
