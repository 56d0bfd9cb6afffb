package coach.ai.spend.budget;

import coach.ai.Answer.Budget;
import coach.ai.spend.Caps;
import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.Ledger;
import coach.ai.spend.Settlement;
import coach.ai.spend.book.Period;
import coach.shared.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger, whose refusals know of an operator's cap: one that is lower than the configured cap
/// ends before the day may end, and then there is money again.
///
/// Looks after the decision, and only at refusals of the day: what is granted takes no longer.
/// Thread-safe: it keeps nothing.
public final class TimedRefusals implements Ledger {
  private static final Logger log = LoggerFactory.getLogger(TimedRefusals.class);

  private final Ledger ledger;
  private final BudgetDao dao;
  private final Caps caps;
  private final InstantSource clock;

  public TimedRefusals(Ledger ledger, BudgetDao dao, Caps caps, InstantSource clock) {
    this.ledger = ledger;
    this.dao = dao;
    this.caps = caps;
    this.clock = clock;
  }

  @Override
  public Grant hold(HoldRequest request) throws InterruptedException {
    Grant grant = ledger.hold(request);
    return grant instanceof Grant.OverBudget(var budget, var resetsAt) && budget == Budget.DAY
        ? new Grant.OverBudget(budget, earlier(resetsAt, request.worstCase()))
        : grant;
  }

  /// That it is refused is certain; until when may be told less exactly, whatever fails.
  private Instant earlier(Instant resetsAt, Money wanted) {
    try {
      return dao.inForce(clock.instant())
          .filter(override -> override.until().isBefore(resetsAt))
          .filter(_ -> fitsIntoConfiguredCap(resetsAt, wanted))
          .map(BudgetDao.OverrideRow::until)
          .orElse(resetsAt);
    } catch (RuntimeException e) {
      log.warn("The end of the day's cap cannot be read: {}", e.toString());
      return resetsAt;
    }
  }

  /// By what is used now; nobody knows what will be.
  private boolean fitsIntoConfiguredCap(Instant resetsAt, Money wanted) {
    LocalDate day = LocalDate.ofInstant(resetsAt, caps.zone()).minusDays(1);
    Money used =
        dao.balances(day, Period.month(day).starts()).stream()
            .filter(row -> row.kind().equals(Period.kind(Budget.DAY)))
            .map(row -> new Money(row.heldMicroUsd() + row.spentMicroUsd()))
            .findFirst()
            .orElse(Money.ZERO);
    return !used.plus(wanted).exceeds(caps.day());
  }

  @Override
  public void settle(Hold hold, Settlement settlement) {
    ledger.settle(hold, settlement);
  }

  @Override
  public void await() throws InterruptedException {
    ledger.await();
  }
}
