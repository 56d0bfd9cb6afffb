package coach.ai.spend.book;

import static java.util.stream.Collectors.toMap;

import coach.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is held and spent in the periods that a transaction has locked, and how it moves them.
public final class Balances {
  private final Map<Period, Line> lines = new HashMap<>();

  public Balances(Map<Period, Balance> read) {
    read.forEach((period, balance) -> lines.put(period, new Line(balance)));
  }

  /// In which nothing is held nor spent.
  public static Balances empty(Collection<Period> periods) {
    Balance nothing = new Balance(0, 0);
    return new Balances(periods.stream().collect(toMap(it -> it, _ -> nothing)));
  }

  /// As the row has it.
  public record Balance(long held, long spent) {}

  /// By how much a row changes.
  public record Movement(Period period, long held, long spent) {}

  private static final class Line {
    private long used;
    private long held;
    private long spent;

    private Line(Balance before) {
      this.used = Math.addExact(before.held(), before.spent());
    }

    /// @throws ArithmeticException on nonsense, which must not come round to look like money
    private void add(long moreHeld, long moreSpent) {
      held = Math.addExact(held, moreHeld);
      spent = Math.addExact(spent, moreSpent);
      used = Math.addExact(used, Math.addExact(moreHeld, moreSpent));
    }
  }

  /// Whether so much more stays within the cap.
  public boolean allows(Period period, Money more, Money cap) {
    return more.microUsd() <= cap.microUsd() - line(period).used;
  }

  public void hold(Booked booked) {
    for (Period period : booked.periods()) {
      line(period).add(booked.held().microUsd(), 0);
    }
  }

  /// An attempt that counted as held ends; one whose cost is unknown counts as held still.
  public void end(Ending ending) {
    if (ending.state() == AttemptState.UNKNOWN) {
      return;
    }
    for (Period period : ending.booked().periods()) {
      line(period)
          .add(-ending.booked().held().microUsd(), ending.cost().orElse(Money.ZERO).microUsd());
    }
  }

  public Money beyond(Period period, Money cap) {
    return new Money(Math.max(0, line(period).used - cap.microUsd()));
  }

  public List<Movement> movements() {
    List<Movement> moved = new ArrayList<>();
    lines.forEach(
        (period, line) -> {
          if (line.held != 0 || line.spent != 0) {
            moved.add(new Movement(period, line.held, line.spent));
          }
        });
    return moved;
  }

  private Line line(Period period) {
    return Objects.requireNonNull(lines.get(period), period::toString);
  }
}
