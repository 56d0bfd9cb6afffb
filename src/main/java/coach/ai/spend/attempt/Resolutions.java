package coach.ai.spend.attempt;

import coach.ai.spend.book.Balances;
import coach.ai.spend.book.Booked;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.book.BooksDao.Opened;
import coach.ai.spend.book.Ending;
import coach.ai.spend.book.Period;
import coach.ai.spend.book.UsageTotals;
import coach.identity.ApiKeyId;
import coach.identity.Deeds;
import coach.platform.AuditEntry;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What operators find out about attempts whose cost nobody knew goes into the books.
public final class Resolutions {
  private final AttemptSearch attempts;
  private final BooksDao books;
  private final Deeds deeds;
  private final InstantSource clock;

  public Resolutions(AttemptSearch attempts, BooksDao books, Deeds deeds, InstantSource clock) {
    this.attempts = attempts;
    this.books = books;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// @param cost absent = the provider charged nothing
  /// @throws ProblemException not found; conflict when it is not unknown
  AttemptSearch.Row resolve(UUID id, Optional<Money> cost, Deeds.By by) {
    return deeds.perform(
        () -> {
          Booked booked = booked(attempts.find(id).orElseThrow(Resolutions::missing));
          write(Ending.resolved(id, booked, cost, by.caller().id()));
          return attempts.find(id).orElseThrow(Resolutions::missing);
        },
        _ -> entry(id, cost, by));
  }

  /// Locks what the writers lock, in their order.
  private void write(Ending ending) {
    Set<Period> periods = new HashSet<>(ending.booked().periods());
    Opened opened = books.open(periods, periods, List.of(ending), clock.instant());
    if (opened.ended().isEmpty()) {
      throw new Problem.Conflict("Only an attempt whose outcome is unknown can be resolved.")
          .toException();
    }
    Balances balances = new Balances(opened.balances());
    UsageTotals used = new UsageTotals();
    balances.end(ending);
    used.add(ending);
    books.write(List.of(), balances.movements(), used.rows(), opened.epoch());
  }

  private static Booked booked(AttemptSearch.Row row) {
    return new Booked(
        new UserId(row.userId()),
        Optional.ofNullable(row.apiKeyId()).map(ApiKeyId::new),
        row.budgetDay(),
        new Booked.Model(row.provider(), row.model()),
        new Money(row.heldMicroUsd()));
  }

  private static AuditEntry entry(UUID id, Optional<Money> cost, Deeds.By by) {
    Map<String, String> details = new TreeMap<>();
    details.put("outcome", cost.isPresent() ? "settled" : "released");
    cost.ifPresent(it -> details.put("cost_usd", it.usd().toPlainString()));
    return by.did("hold.resolve", "attempt:" + id).with(details);
  }

  private static ProblemException missing() {
    return new Problem.NotFound("attempt").toException();
  }
}
