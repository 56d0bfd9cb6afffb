package coach.ai.spend;

import coach.ai.AnswerBooks;
import coach.ai.spend.book.PaidAnswersDao;
import coach.ai.spend.book.PaidAnswersDao.SpentRow;
import coach.platform.IdSource;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Looks answers up in the ledger, as it stands.
///
/// @param kept how long an attempt stays there
record KeptAnswers(PaidAnswersDao attempts, Duration kept, InstantSource clock)
    implements AnswerBooks {
  /// Clocks of nodes differ, and the last attempt of the last of them begins within their
  // deadlines.
  private static final Duration MARGIN = Duration.ofHours(1);

  /// Ids begin with the time at which they were made.
  @Override
  public Optional<Spent> spent(UserId payer, List<UUID> answers) {
    Instant first = IdSource.madeAt(Collections.min(answers)).minus(MARGIN);
    if (first.isBefore(clock.instant().minus(kept))) {
      return Optional.empty();
    }
    Instant until = IdSource.madeAt(Collections.max(answers)).plus(MARGIN);
    return Optional.of(spent(attempts.spent(payer.value(), answers, first, until)));
  }

  private static Spent spent(SpentRow row) {
    return new Spent(
        row.answers(),
        row.attempts(),
        Optional.ofNullable(row.model()),
        row.open() > 0 ? Optional.empty() : Optional.of(new Money(row.costMicroUsd())));
  }
}
