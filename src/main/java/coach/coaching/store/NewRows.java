package coach.coaching.store;

import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.Reading.Horizon;
import coach.coaching.Reading.Plan;
import coach.coaching.ReviewId;
import coach.coaching.Said;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.TradeReview.Result;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.prompt.PromptVersion;
import coach.shared.Money;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From what happens to what the tables hold.
final class NewRows {
  /// These say nothing against the levels.
  private static final Set<Finding.Kind> BESIDE_THE_LEVELS =
      Set.of(Finding.Kind.SYMBOL_DIFFERS, Finding.Kind.TIMEFRAME_DIFFERS);

  private NewRows() {}

  static ReviewDao.NewRow of(
      ReviewId id, Commission wanted, Optional<ImageId> image, Instant now, Duration lease) {
    Said said = wanted.said();
    return new ReviewDao.NewRow(
        id.value(),
        wanted.owner().value(),
        image.map(ImageId::value).orElse(null),
        said.symbol().map(Symbol::value).orElse(null),
        said.timeframe().map(Timeframe::text).orElse(null),
        said.direction().map(Direction::text).orElse(null),
        said.notes().orElse(null),
        said.accountRiskUsd().orElse(null),
        PromptVersion.LATEST.text(),
        wanted.requestId(),
        now,
        now.plus(lease));
  }

  static ReviewDao.DoneRow done(ReviewId id, Result result, Bill bill, Instant now) {
    Reading reading = result.reading();
    Conclusion conclusion = result.conclusion();
    return new ReviewDao.DoneRow(
        id.value(),
        AnswerWriter.write(reading),
        FindingsJson.write(result.findings()),
        reading.chart().symbol().map(Symbol::value).orElse(null),
        reading.chart().timeframe().map(Timeframe::text).orElse(null),
        reading.plan().direction().text(),
        conclusion.verdict().text(),
        conclusion.reason(),
        bill.model().orElse(null),
        bill.mock(),
        bill.cost().map(Money::microUsd).orElse(null),
        bill.attempts(),
        bill.questions(),
        now);
  }

  static ReviewDao.FailedRow failed(ReviewId id, Failure failure, Bill bill, Instant now) {
    return new ReviewDao.FailedRow(
        id.value(),
        failure.kind().text(),
        failure.message(),
        failure.retryAt().orElse(null),
        bill.model().orElse(null),
        bill.mock(),
        bill.cost().map(Money::microUsd).orElse(null),
        bill.attempts(),
        bill.questions(),
        now);
  }

  /// What did not pass the checks is not foretold: it is unknown.
  static ReviewDao.PredictionRow prediction(ReviewId id, Result result) {
    Plan plan = result.reading().plan();
    boolean sound =
        result.findings().stream()
            .noneMatch(it -> it.isError() && !BESIDE_THE_LEVELS.contains(it.kind()));
    Horizon horizon = plan.horizon();
    return new ReviewDao.PredictionRow(
        id.value(),
        sound ? plan.entry().orElse(null) : null,
        sound ? plan.stop().orElse(null) : null,
        sound ? plan.targets().stream().findFirst().orElse(null) : null,
        horizon.kind().map(Spelling::of).orElse(null),
        number(horizon.bars()),
        number(horizon.minutes()),
        plan.confidence().filter(NewRows::isShare).orElse(null));
  }

  private static boolean isShare(BigDecimal value) {
    return value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
  }

  private static @Nullable Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
