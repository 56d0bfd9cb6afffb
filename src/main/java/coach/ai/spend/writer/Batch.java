package coach.ai.spend.writer;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The work of one transaction: which periods it needs, and what it decides once it has them. All
/// of its holds begin at one moment, and count to the day of that.
final class Batch {
  /// After the longest that anybody waits.
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final List<Operation> operations;
  private final List<Opening> openings;
  private final List<Closing> closings;
  private final List<Ending> endings;
  private final Set<Period> periods = new LinkedHashSet<>();
  private final Caps caps;
  private final Instant at;
  private final LocalDate day;

  Batch(List<Operation> operations, Caps caps, Instant at) {
    this.operations = List.copyOf(operations);
    this.caps = caps;
    this.at = at;
    this.day = LocalDate.ofInstant(at, caps.zone());
    this.openings = only(Opening.class);
    this.closings = only(Closing.class);
    this.endings = firstOfEach(closings);
    endings.forEach(it -> periods.addAll(it.booked().periods()));
    openings.forEach(it -> periods.addAll(Booked.of(it.request(), day).periods()));
  }

  private <T extends Operation> List<T> only(Class<T> kind) {
    return operations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Ending> firstOfEach(List<Closing> closings) {
    Map<UUID, Ending> endings = new LinkedHashMap<>();
    closings.forEach(it -> endings.putIfAbsent(it.ending().id(), it.ending()));
    return List.copyOf(endings.values());
  }

  Batch with(List<Closing> more) {
    return new Batch(Stream.concat(more.stream(), operations.stream()).toList(), caps, at);
  }

  Instant at() {
    return at;
  }

  int size() {
    return operations.size();
  }

  List<Operation> operations() {
    return operations;
  }

  List<Opening> openings() {
    return openings;
  }

  List<Closing> closings() {
    return closings;
  }

  /// One for each attempt: the first that was asked for.
  List<Ending> endings() {
    return endings;
  }

  /// Settlements lock the periods of their own hold, also yesterday's.
  Set<Period> periods() {
    return Collections.unmodifiableSet(periods);
  }

  /// Settlements first, because they make room; then each hold in the order of the queue.
  Decision decide(Opened opened, RandomGenerator random) {
    Limits limits = new Limits(caps, opened.dayCap());
    Balances balances = new Balances(opened.balances());
    UsageTotals used = new UsageTotals();
    Money overshoot = Money.ZERO;
    for (Ending ending : endings) {
      if (opened.ended().contains(ending.id())) {
        balances.end(ending);
        used.add(ending);
        overshoot = overshoot.plus(limits.overshoot(ending, balances));
      }
    }
    Holds holds = new Holds(new IdSource(InstantSource.fixed(at), random));
    for (Opening opening : openings) {
      limits
          .refusal(opening.request(), day, balances)
          .ifPresentOrElse(
              why -> holds.grants.put(opening, why), () -> holds.grant(opening, balances));
    }
    return new Decision(holds.attempts, balances.movements(), used.rows(), holds.grants, overshoot);
  }

  /// What is decided if there is room for all holds; of a batch that ends nothing.
  Decision grantAll(RandomGenerator random) {
    Balances balances = Balances.empty(periods);
    Holds holds = new Holds(new IdSource(InstantSource.fixed(at), random));
    openings.forEach(opening -> holds.grant(opening, balances));
    return new Decision(holds.attempts, balances.movements(), List.of(), holds.grants, Money.ZERO);
  }

  /// The caps of its holds' periods, but for what an operator set for the day.
  Map<Period, Money> caps() {
    Limits limits = Limits.configured(caps);
    Map<Period, Money> known = new HashMap<>();
    for (Opening opening : openings) {
      Optional<Money> keyCap = Limits.keyCap(opening.request());
      for (Period period : Booked.of(opening.request(), day).periods()) {
        limits.of(period, keyCap).ifPresent(cap -> known.merge(period, cap, Batch::least));
      }
    }
    return known;
  }

  private static Money least(Money one, Money other) {
    return one.exceeds(other) ? other : one;
  }

  /// What is granted and refused, one after the other.
  private final class Holds {
    private final IdSource ids;
    private final List<NewAttempt> attempts = new ArrayList<>();
    private final Map<Opening, Grant> grants = new IdentityHashMap<>();

    private Holds(IdSource ids) {
      this.ids = ids;
    }

    private void grant(Opening opening, Balances balances) {
      HoldRequest request = opening.request();
      Instant expiry = at.plus(request.longest()).plus(MARGIN);
      NewAttempt attempt = new NewAttempt(ids.next(), at, expiry, day, request);
      balances.hold(Booked.of(request, day));
      attempts.add(attempt);
      grants.put(opening, new Grant.Held(attempt.hold()));
    }
  }
}
