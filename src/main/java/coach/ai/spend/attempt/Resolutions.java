package coach.ai.spend.attempt;

import coach.ai.spend.book.AttemptState;
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
import java.time.Duration;
import java.time.Instant;
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
  private static final String ACTION = "hold.resolve";

  /// In one transaction, which others wait for.
  private static final int MOST = 100;

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

  /// What is said of many at once.
  enum Verdict {
    /// Each cost what is held for it, its worst case.
    SETTLED,
    /// None cost anything.
    RELEASED;

    private Ending ending(UUID id, Booked booked) {
      Optional<Money> cost = this == SETTLED ? Optional.of(booked.held()) : Optional.empty();
      return new Ending(
          id,
          booked,
          this == SETTLED ? AttemptState.SETTLED : AttemptState.RELEASED,
          Optional.empty(),
          cost,
          Optional.empty(),
          Optional.empty());
    }
  }

  /// @param cost of all of them together
  record Resolved(int attempts, Money cost) {
    static final Resolved NOTHING = new Resolved(0, Money.ZERO);

    Resolved plus(Resolved other) {
      return new Resolved(attempts + other.attempts, cost.plus(other.cost));
    }
  }

  /// @param cost absent = the provider charged nothing
  /// @throws ProblemException not found; conflict when it is not unknown
  AttemptSearch.Row resolve(UUID id, Optional<Money> cost, Deeds.By by) {
    return deeds.perform(
        () -> {
          Booked booked = booked(attempts.find(id).orElseThrow(Resolutions::missing));
          Ending ending = Ending.resolved(id, booked, cost, by.caller().id());
          if (write(List.of(ending)).isEmpty()) {
            throw new Problem.Conflict("Only an attempt whose outcome is unknown can be resolved.")
                .toException();
          }
          return attempts.find(id).orElseThrow(Resolutions::missing);
        },
        _ -> entry(id, cost, by));
  }

  /// Whatever has been unknown for that long, a part in each transaction; what has been resolved
  /// before stays as it is. Who did it is in the audit alone: on the admin port nobody has an id.
  ///
  /// @param age since they began
  Resolved resolveAll(Duration age, Verdict verdict) {
    Instant before = clock.instant().minus(age);
    Resolved all = Resolved.NOTHING;
    UUID after = new UUID(0, 0);
    while (true) {
      List<AttemptSearch.Row> part =
          attempts.openAfter(AttemptState.UNKNOWN, after, MOST).stream()
              .takeWhile(row -> row.at().isBefore(before))
              .toList();
      if (part.isEmpty()) {
        return all;
      }
      all = all.plus(deeds.transactions().in(() -> resolve(part, verdict)));
      after = part.getLast().id();
    }
  }

  private Resolved resolve(List<AttemptSearch.Row> part, Verdict verdict) {
    List<Ending> endings = part.stream().map(row -> verdict.ending(row.id(), booked(row))).toList();
    Set<UUID> ended = write(endings);
    Resolved done = Resolved.NOTHING;
    for (Ending ending : endings) {
      if (ended.contains(ending.id())) {
        done = done.plus(new Resolved(1, ending.cost().orElse(Money.ZERO)));
        deeds.audit().record(entry(ending));
      }
    }
    return done;
  }

  /// Locks what the writers lock, in their order. Returns those that were unknown until now.
  private Set<UUID> write(List<Ending> endings) {
    Set<Period> periods = new HashSet<>();
    endings.forEach(ending -> periods.addAll(ending.booked().periods()));
    Opened opened = books.open(periods, periods, endings, clock.instant());
    Balances balances = new Balances(opened.balances());
    UsageTotals used = new UsageTotals();
    for (Ending ending : endings) {
      if (opened.ended().contains(ending.id())) {
        balances.end(ending);
        used.add(ending);
      }
    }
    books.write(List.of(), balances.movements(), used.rows(), opened.epoch());
    return opened.ended();
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
    return by.did(ACTION, subject(id)).with(details(cost));
  }

  private static AuditEntry entry(Ending ending) {
    return AuditEntry.success(ACTION, new AuditEntry.Actor.Command(), subject(ending.id()))
        .with(details(ending.cost()));
  }

  private static String subject(UUID id) {
    return "attempt:" + id;
  }

  private static Map<String, String> details(Optional<Money> cost) {
    Map<String, String> details = new TreeMap<>();
    details.put("outcome", cost.isPresent() ? "settled" : "released");
    cost.ifPresent(it -> details.put("cost_usd", it.usd().toPlainString()));
    return details;
  }

  private static ProblemException missing() {
    return new Problem.NotFound("attempt").toException();
  }
}
