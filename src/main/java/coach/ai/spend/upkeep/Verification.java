package coach.ai.spend.upkeep;

import coach.ai.spend.book.Balances.Balance;
import coach.ai.spend.book.Period;
import coach.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// Recomputes every budget from its attempts, all at one moment.
public final class Verification {
  private final VerificationDao dao;
  private final ZoneId zone;

  public Verification(VerificationDao dao, ZoneId zone) {
    this.dao = dao;
    this.zone = zone;
  }

  /// @param checked periods that were recomputed
  /// @param skipped periods that began in months that are gone
  public record Report(long checked, long skipped, List<Difference> differences) {
    public Report {
      differences = List.copyOf(differences);
    }
  }

  /// @param booked as the budget has it
  /// @param counted as its attempts have it
  public record Difference(Period period, Balance booked, Balance counted) {
    /// In one line.
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %s %s: held %s, attempts say %s; spent %s, attempts say %s",
          Period.kind(period.budget()),
          period.subject().equals(Period.EVERYBODY) ? "everybody" : period.subject(),
          period.starts(),
          usd(booked.held()),
          usd(counted.held()),
          usd(booked.spent()),
          usd(counted.spent()));
    }

    private static String usd(long microUsd) {
      return new Money(microUsd).usd().toPlainString() + " USD";
    }
  }

  public Report run() {
    return dao.compare(this::first);
  }

  /// The first day that is wholly in the ledger.
  private LocalDate first(LocalDate retiredUntil) {
    Instant gone = retiredUntil.atStartOfDay(ZoneOffset.UTC).toInstant();
    LocalDate day = LocalDate.ofInstant(gone, zone);
    return day.atStartOfDay(zone).toInstant().isBefore(gone) ? day.plusDays(1) : day;
  }
}
