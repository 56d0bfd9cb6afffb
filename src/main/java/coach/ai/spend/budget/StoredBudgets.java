package coach.ai.spend.budget;

import coach.ai.Answer.Budget;
import coach.ai.spend.Budgets;
import coach.ai.spend.Caps;
import coach.ai.spend.book.Period;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.DatabaseFailure;
import coach.shared.Money;
import com.google.common.base.Throwables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The budgets as the database has them now.
///
/// Thread-safe: it keeps nothing.
public final class StoredBudgets implements Budgets {
  private static final Money NOTHING = Money.ZERO;

  private final BudgetDao dao;
  private final Caps caps;
  private final InstantSource clock;
  private final Supplier<Money> overshoot;

  /// @param overshoot as the writer of this node has measured it
  public StoredBudgets(BudgetDao dao, Caps caps, InstantSource clock, Supplier<Money> overshoot) {
    this.dao = dao;
    this.caps = caps;
    this.clock = clock;
    this.overshoot = overshoot;
  }

  @Override
  public Money overshoot() {
    return overshoot.get();
  }

  @Override
  public List<Standing> standings() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, caps.zone());
    Period day = Period.day(today);
    Period month = Period.month(today);
    return asked(
        () -> {
          Map<String, BudgetDao.Balance> read =
              dao.balances(day.starts(), month.starts()).stream()
                  .collect(Collectors.toMap(BudgetDao.Balance::kind, Function.identity()));
          Money cap = dao.inForce(now).map(it -> new Money(it.capMicroUsd())).orElse(caps.day());
          return List.of(
              standing(day, cap, Optional.of(caps.dailyTarget()), read),
              standing(month, caps.month(), Optional.empty(), read));
        });
  }

  @Override
  public Unsettled unsettled() {
    Instant now = clock.instant();
    return asked(
        () -> {
          Map<String, BudgetDao.OpenAttempts> open =
              dao.open().stream()
                  .collect(Collectors.toMap(BudgetDao.OpenAttempts::state, Function.identity()));
          BudgetDao.@Nullable OpenAttempts unknown = open.get("unknown");
          return new Unsettled(
              part(open.get("held")),
              part(unknown),
              Optional.ofNullable(unknown)
                  .flatMap(it -> Optional.ofNullable(it.oldest()))
                  .map(oldest -> age(oldest, now)));
        });
  }

  /// The cap that an operator set, while it lasts.
  Optional<CapOverride> override() {
    return dao.inForce(clock.instant()).map(CapOverride::of);
  }

  Caps caps() {
    return caps;
  }

  private Standing standing(
      Period period, Money cap, Optional<Money> target, Map<String, BudgetDao.Balance> read) {
    Budget budget = period.budget();
    Optional<BudgetDao.Balance> row = Optional.ofNullable(read.get(Period.kind(budget)));
    return new Standing(
        budget,
        cap,
        target,
        row.map(it -> new Money(it.spentMicroUsd())).orElse(NOTHING),
        row.map(it -> new Money(it.heldMicroUsd())).orElse(NOTHING),
        period.begins(caps.zone()),
        period.ends(caps.zone()));
  }

  private static Part part(BudgetDao.@Nullable OpenAttempts row) {
    return row == null ? new Part(0, NOTHING) : new Part(row.attempts(), new Money(row.microUsd()));
  }

  private static Duration age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// A database that is away is a problem, as the seam says; anything else is a bug.
  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      Optional<Problem> problem =
          Throwables.getCausalChain(e).stream()
              .flatMap(cause -> DatabaseFailure.classify(cause).stream())
              .findFirst();
      throw problem.<RuntimeException>map(Problem::toException).orElse(e);
    }
  }
}
