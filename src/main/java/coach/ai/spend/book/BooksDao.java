package coach.ai.spend.book;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Balances.Movement;
import coach.shared.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// SQL that moves money. Statements travel together: holds that all fit are one round trip,
/// anything else is two and a commit, however much is in it.
public final class BooksDao {
  /// To plan each time costs as much as to do it. A plan is kept instead, and made such that it is
  /// right however full the tables are: one that was made while a month was empty would read all of
  /// it when it is full.
  private static final String PLAN_ONCE =
      """
      SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('enable_seqscan', 'off', true),
             set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true)
      """;

  /// After the locks, which whoever sets a cap takes as well: the newest is in force, whatever the
  /// clock of the node says on which it was set.
  private static final String DAY_CAP =
      "FROM ai_budget_overrides WHERE until > ? ORDER BY set_at DESC, id DESC LIMIT 1";

  private static final String READ_RULES =
      "SELECT o.cap_micro_usd, o.until, (SELECT id FROM ai_usage_epochs ORDER BY id DESC LIMIT 1)"
          + " FROM (SELECT) AS always LEFT JOIN LATERAL (SELECT cap_micro_usd, until "
          + DAY_CAP
          + ") o ON true";

  /// All or nothing.
  private static final String HOLD =
      PeriodsDao.HOLD_IF_ALL_FIT.formatted("(SELECT cap_micro_usd " + DAY_CAP + ")")
          + AttemptsDao.INSERT
          + "WHERE (SELECT all_of_it FROM fits)";

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
      Map<Period, Balance> balances, Optional<DayCap> dayCap, UUID epoch, Set<UUID> ended) {}

  /// What an operator set for the whole service.
  public record DayCap(Money cap, Instant until) {}

  /// Writes holds if there is room for all of them, else nothing. Not within a transaction: a round
  /// trip is one by itself.
  ///
  /// @param held by how much each period changes
  /// @param caps of periods that have one, but for what an operator set for the day
  /// @return whether there was room
  public boolean hold(
      List<NewAttempt> attempts, List<Movement> held, Map<Period, Money> caps, Instant now) {
    Statements statements = new Statements().add(PLAN_ONCE, new Columns());
    statements.add(PeriodsDao.LOCK, PeriodsDao.rows(held.stream().map(Movement::period).toList()));
    statements.add(
        HOLD,
        new Columns().time(now).and(PeriodsDao.wanted(held, caps)).and(AttemptsDao.rows(attempts)));
    return statements.send(jdbi, BooksDao::changed);
  }

  /// Makes periods that are missing, locks all of them, and ends attempts. Within a transaction.
  ///
  /// @param missing those that may have no row yet
  public Opened open(Set<Period> periods, Set<Period> missing, List<Ending> endings, Instant now) {
    Statements statements = new Statements().add(PLAN_ONCE, new Columns());
    if (!missing.isEmpty()) {
      statements.add(PeriodsDao.MAKE, PeriodsDao.rows(List.copyOf(missing)));
    }
    statements.add(PeriodsDao.LOCK, PeriodsDao.rows(List.copyOf(periods)));
    statements.add(READ_RULES, new Columns().time(now));
    if (!endings.isEmpty()) {
      statements.add(AttemptsDao.END, AttemptsDao.endings(endings));
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
      statements.add(AttemptsDao.INSERT, AttemptsDao.rows(attempts));
    }
    if (!moved.isEmpty()) {
      statements.add(PeriodsDao.MOVE, PeriodsDao.moved(moved));
    }
    if (!used.isEmpty()) {
      statements.add(TotalsDao.ADD, TotalsDao.rows(epoch, used));
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
    Money cap = new Money(rules.getLong(1));
    OffsetDateTime until = rules.getObject(2, OffsetDateTime.class);
    Optional<DayCap> dayCap = Optional.ofNullable(until).map(it -> new DayCap(cap, it.toInstant()));
    UUID epoch = Optional.ofNullable(rules.getObject(3, UUID.class)).orElse(Period.EVERYBODY);
    Set<UUID> ended = endings.isEmpty() ? Set.of() : AttemptsDao.ended(next(statement));
    return new Opened(balances, dayCap, epoch, ended);
  }

  /// Whether the last statement did anything.
  private static boolean changed(PreparedStatement statement) throws SQLException {
    int last = 0;
    while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
      last = statement.getUpdateCount();
    }
    return last > 0;
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
    private final List<Columns> columns = new ArrayList<>();

    Statements add(String text, Columns values) {
      texts.add(text);
      columns.add(values);
      return this;
    }

    <T> T send(Jdbi jdbi, Reading<T> reading) {
      return jdbi.withHandle(handle -> send(handle.getConnection(), reading));
    }

    private <T> T send(Connection connection, Reading<T> reading) {
      try (PreparedStatement statement = connection.prepareStatement(String.join(";", texts))) {
        int at = 1;
        for (Columns values : columns) {
          at = values.bind(statement, at);
        }
        boolean _ = statement.execute();
        return reading.of(statement);
      } catch (SQLException e) {
        throw new IllegalStateException("the books cannot be written", e); // told by its cause
      }
    }
  }

  private interface Reading<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
