package coach.ai.spend.attempt;

import coach.ai.spend.attempt.Resolutions.Resolved;
import coach.ai.spend.attempt.Resolutions.Verdict;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.Spelling;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `resolve-holds?older_than=PT12H&outcome=settled|released`: says of all attempts that have been
/// unknown for so long that each cost what is held for it, or that none cost anything.
public final class ResolveHoldsTask extends Task {
  /// Until then a node may still know better, and be about to write it.
  private static final Duration SHORTEST = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofDays(400);

  private final Resolutions resolutions;

  public ResolveHoldsTask(Resolutions resolutions) {
    super("resolve-holds");
    this.resolutions = resolutions;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    Duration age = age(one(parameters, "older_than"));
    Verdict verdict = verdict(one(parameters, "outcome"));
    Resolved resolved = resolutions.resolveAll(age, verdict);
    output.printf(
        "%d %s %s, at %s USD together%n",
        resolved.attempts(),
        resolved.attempts() == 1 ? "attempt is" : "attempts are",
        Spelling.of(verdict),
        resolved.cost().usd().toPlainString());
  }

  private static Duration age(String text) {
    try {
      Duration age = Duration.parse(text);
      if (age.compareTo(SHORTEST) >= 0 && age.compareTo(LONGEST) <= 0) {
        return age;
      }
    } catch (DateTimeException e) {
      // told below, in the same words
    }
    throw invalid("older_than", "must be like PT12H, from PT1H up to P400D");
  }

  private static Verdict verdict(String text) {
    return Spelling.find(Verdict.class, text)
        .orElseThrow(() -> invalid("outcome", "must be one of " + Spelling.all(Verdict.class)));
  }

  /// The last of all these would be a guess.
  private static String one(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw invalid(name, "must be given once");
    }
    return values.getFirst();
  }

  private static ProblemException invalid(String field, String message) {
    return Problem.Invalid.field(field, message).toException();
  }
}
