package coach.coaching.store;

import static java.util.Objects.requireNonNull;

import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.TradeReview.Result;
import coach.coaching.TradeReview.State;
import coach.coaching.TradeReview.Times;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerReader;
import coach.shared.Money;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import coach.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From what the table holds to what it means.
final class Rows {
  private Rows() {}

  static TradeReview review(ReviewDao.Row row) {
    return new TradeReview(
        new ReviewId(row.id()),
        new UserId(row.owner()),
        said(row),
        Optional.ofNullable(row.imageId()).map(ImageId::new),
        row.promptVersion(),
        Spelling.required(State.class, row.state()),
        new Times(row.createdAt(), row.updatedAt(), Optional.ofNullable(row.finishedAt())),
        bill(row),
        Optional.ofNullable(row.verdict()).map(verdict -> result(row, verdict)),
        Optional.ofNullable(row.failure()).map(kind -> failure(row, kind)));
  }

  private static Said said(ReviewDao.Row row) {
    return new Said(
        Optional.ofNullable(row.saidSymbol()).map(Symbol::new),
        Optional.ofNullable(row.saidTimeframe()).map(Timeframe::of),
        Optional.ofNullable(row.saidDirection()).map(Direction::of),
        Optional.ofNullable(row.saidNotes()),
        Optional.ofNullable(row.accountRiskUsd()));
  }

  private static Bill bill(ReviewDao.Row row) {
    return new Bill(
        Optional.ofNullable(row.model()),
        Optional.ofNullable(row.costMicroUsd()).map(Money::new),
        row.attempts(),
        row.questions(),
        row.mock());
  }

  /// The table's constraints say that then nothing is missing.
  private static Result result(ReviewDao.Row row, String verdict) {
    return new Result(
        reading(row.answer()),
        FindingsJson.read(requireNonNull(row.findings())),
        new Conclusion(Verdict.of(verdict), requireNonNull(row.reason())));
  }

  private static Reading reading(@Nullable String answer) {
    return AnswerReader.read(requireNonNull(answer))
        .reading()
        .orElseThrow(() -> new IllegalStateException("what we wrote cannot be read"));
  }

  private static Failure failure(ReviewDao.Row row, String kind) {
    return new Failure(
        Spelling.required(Failure.Kind.class, kind),
        requireNonNull(row.failureMessage()),
        Optional.ofNullable(row.retryAt()));
  }
}
