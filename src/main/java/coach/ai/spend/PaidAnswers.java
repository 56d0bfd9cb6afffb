package coach.ai.spend;

import coach.ai.spend.book.PaidAnswersDao;
import coach.platform.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/// Knows of an answer's id alone whether anything was, or may have been, paid for it.
///
/// Thread-safe: has no state of its own.
public final class PaidAnswers implements Predicate<UUID> {
  /// Clocks of nodes differ, though never so much.
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final PaidAnswersDao attempts;
  private final Duration longest;

  /// @param longest that an answer's attempts may begin after its id was made
  PaidAnswers(PaidAnswersDao attempts, Duration longest) {
    this.attempts = attempts;
    this.longest = longest;
  }

  @Override
  public boolean test(UUID answer) {
    Instant made = IdSource.madeAt(answer);
    return attempts.paid(answer, made.minus(SKEW), made.plus(longest).plus(SKEW));
  }
}
