package coach.ai.spend.writer;

import coach.ai.Answer.Budget;
import coach.ai.Payer;
import coach.ai.spend.Caps;
import coach.ai.spend.Grant;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Balances;
import coach.ai.spend.book.Booked;
import coach.ai.spend.book.BooksDao.Opened;
import coach.ai.spend.book.Ending;
import coach.ai.spend.book.NewAttempt;
import coach.ai.spend.book.Period;
import coach.ai.spend.book.UsageTotals;
import coach.ai.spend.writer.Operation.Closing;
import coach.ai.spend.writer.Operation.Opening;
import coach.platform.IdSource;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The work of one transaction: which periods it needs, and what it decides once it has them. All
/// of its holds begin at one moment, and count to the day of that.
final class Batch {
  /// After the longest that anybody waits.
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final List<Operation> operations;
  private final Caps caps;
  private final Instant at;
  private final LocalDate day;

  Batch(List<Operation> operations, Caps caps, Instant at) {
    this.operations = List.copyOf(operations);
    this.caps = caps;
    this.at = at;
    this.day = LocalDate.ofInstant(at, caps.zone());
  }

  Instant at() {
    return at;
  }

  int size() {
    return operations.size();
  }

  List<Opening> openings() {
    return operations.stream().filter(Opening.class::isInstance).map(Opening.class::cast).toList();
  }

  List<Closing> closings() {
    return operations.stream().filter(Closing.class::isInstance).map(Closing.class::cast).toList();
  }

  List<Operation> operations() {
    return operations;
  }

  /// One for each attempt: the first that was asked for.
  List<Ending> endings() {
    Map<UUID, Ending> endings = new LinkedHashMap<>();
    closings().forEach(it -> endings.putIfAbsent(it.ending().id(), it.ending()));
    return List.copyOf(endings.values());
  }

  /// Settlements lock the periods of their own hold, also yesterday's.
  Set<Period> periods() {
    Set<Period> periods = new LinkedHashSet<>();
    endings().forEach(ending -> periods.addAll(ending.booked().periods()));
    openings().forEach(it -> periods.addAll(Booked.of(it.request(), day).periods()));
    return periods;
  }

  /// Settlements first, because they make room; then each hold in the order of the queue.
  Decision decide(Opened opened, RandomGenerator random) {
    Balances balances = new Balances(opened.balances());
    UsageTotals used = new UsageTotals();
    Money overshoot = Money.ZERO;
    Money dayCap = opened.dayCap().orElse(caps.day());
    for (Ending ending : endings()) {
      if (opened.ended().contains(ending.id())) {
        balances.end(ending);
        used.add(ending);
        overshoot = overshoot.plus(overshoot(ending, balances, dayCap));
      }
    }
    IdSource ids = new IdSource(InstantSource.fixed(at), random);
    List<NewAttempt> attempts = new ArrayList<>();
    Map<Opening, Grant> grants = new IdentityHashMap<>();
    for (Opening opening : openings()) {
      Optional<Period> full = full(opening.request(), balances, dayCap);
      if (full.isPresent()) {
        grants.put(opening, refusal(full.get()));
      } else {
        NewAttempt attempt = attempt(opening.request(), ids.next());
        balances.hold(Booked.of(opening.request(), day));
        attempts.add(attempt);
        grants.put(opening, new Grant.Held(attempt.hold()));
      }
    }
    return new Decision(attempts, balances.movements(), used.rows(), grants, overshoot);
  }

  private NewAttempt attempt(HoldRequest request, UUID id) {
    return new NewAttempt(id, at, at.plus(request.longest()).plus(MARGIN), day, request);
  }

  private Grant refusal(Period full) {
    return new Grant.OverBudget(full.budget(), full.ends(caps.zone()));
  }

  /// The first period that has no room for it; what costs nothing needs none.
  private Optional<Period> full(HoldRequest request, Balances balances, Money dayCap) {
    if (request.worstCase().equals(Money.ZERO)) {
      return Optional.empty();
    }
    Optional<Money> keyCap = request.payer().key().flatMap(Payer.Key::dailyCap);
    return Booked.of(request, day).periods().stream()
        .filter(
            period ->
                cap(period.budget(), dayCap, keyCap)
                    .filter(cap -> !balances.allows(period, request.worstCase(), cap))
                    .isPresent())
        .findFirst();
  }

  private Optional<Money> cap(Budget budget, Money dayCap, Optional<Money> keyCap) {
    return switch (budget) {
      case DAY -> Optional.of(dayCap);
      case MONTH -> Optional.of(caps.month());
      case USER_DAY -> Optional.of(caps.userDay());
      case KEY_DAY -> keyCap;
      case ANSWER -> Optional.empty();
    };
  }

  /// A cap that an operator lowered is no overshoot, so only what the hold did not cover counts.
  private Money overshoot(Ending ending, Balances balances, Money dayCap) {
    Money cost = ending.cost().orElse(Money.ZERO);
    if (!cost.exceeds(ending.booked().held())) {
      return Money.ZERO;
    }
    Money uncovered = cost.minus(ending.booked().held());
    Money beyond =
        ending.booked().periods().stream()
            .flatMap(
                period ->
                    cap(period.budget(), dayCap, Optional.empty())
                        .map(cap -> balances.beyond(period, cap))
                        .stream())
            .reduce(Money.ZERO, (one, other) -> one.exceeds(other) ? one : other);
    return beyond.exceeds(uncovered) ? uncovered : beyond;
  }
}
