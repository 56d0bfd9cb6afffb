package coach.ai.spend.budget;

import coach.platform.AuditEntry.Actor;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.Money;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// `budget?cap_usd=…&until=2026-03-02T15:00:00Z`: sets the cap of the day for a time.
public final class BudgetTask extends Task {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int LONGEST = 40;

  private final Overrides overrides;

  public BudgetTask(Overrides overrides) {
    super("budget");
    this.overrides = overrides;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    CapOverride set =
        overrides.set(
            cap(one(parameters, "cap_usd")),
            until(one(parameters, "until")),
            new Actor.Command(),
            UnaryOperator.identity());
    output.printf("the cap is %s USD until %s%n", set.cap().usd().toPlainString(), set.until());
  }

  private static Money cap(String text) {
    try {
      BigDecimal usd = new BigDecimal(text);
      if (usd.signum() >= 0 && usd.compareTo(MOST) <= 0) {
        return Money.ofUsd(usd);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // told below, in the same words
    }
    throw invalid("cap_usd", "must be an amount up to 1000000, such as 75 or 0.5");
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw invalid("until", "must be like 2026-03-02T15:00:00Z");
    }
  }

  /// The last of all these would be a guess.
  private static String one(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() != 1 || values.getFirst().length() > LONGEST) {
      throw invalid(name, "must be given once");
    }
    return values.getFirst();
  }

  private static ProblemException invalid(String field, String message) {
    return Problem.Invalid.field(field, message).toException();
  }
}
