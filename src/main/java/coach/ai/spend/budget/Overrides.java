package coach.ai.spend.budget;

import coach.ai.spend.Caps;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.db.Transactions;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Sets the cap of the day for a time. Nobody forgets one: each ends by itself.
public final class Overrides {
  static final String SUBJECT = "budget:day";

  private static final Duration LONGEST = Duration.ofDays(31);

  private final BudgetDao dao;
  private final Transactions transactions;
  private final Caps caps;
  private final AuditLog audit;
  private final IdSource ids;

  public Overrides(
      BudgetDao dao, Transactions transactions, Caps caps, AuditLog audit, IdSource ids) {
    this.dao = dao;
    this.transactions = transactions;
    this.caps = caps;
    this.audit = audit;
    this.ids = ids;
  }

  /// Holds that are decided after this returns are decided by the new cap.
  ///
  /// @param origin adds to the entry where it came from
  /// @param cap 0 = nothing that costs is asked until then
  /// @throws coach.platform.ProblemException invalid `until`, or more than the month may cost
  CapOverride set(Money cap, Instant until, Actor actor, UnaryOperator<AuditEntry> origin) {
    Instant now = ids.clock().instant();
    if (cap.exceeds(caps.month())) {
      String reason = "must be at most %s, the month's cap, which holds all the same";
      throw Problem.Invalid.field("cap_usd", reason.formatted(caps.month().usd().toPlainString()))
          .toException();
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      String reason = "must be in the future, and at most %d days from now";
      throw Problem.Invalid.field("until", reason.formatted(LONGEST.toDays())).toException();
    }
    var row = new BudgetDao.OverrideRow(ids.next(), cap.microUsd(), now, until, text(actor));
    AuditEntry entry =
        AuditEntry.success("budget.set", actor, SUBJECT)
            .with(Map.of("cap_usd", cap.usd().toPlainString(), "until", until.toString()));
    transactions.run(
        () -> {
          dao.lockDay(LocalDate.ofInstant(now, caps.zone()));
          dao.endOthers(now);
          dao.insert(row);
          audit.record(origin.apply(entry));
        });
    return CapOverride.of(row);
  }

  private static String text(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> "user:" + id;
      case Actor.Key(var id, _) -> "key:" + id;
      case Actor.Anonymous() -> "anonymous";
      case Actor.Command() -> "command";
      case Actor.System() -> "system";
    };
  }
}
