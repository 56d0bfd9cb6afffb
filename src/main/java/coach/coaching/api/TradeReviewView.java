package coach.coaching.api;

import coach.coaching.Direction;
import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.Said;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.Result;
import coach.coaching.TradeReview.State;
import coach.coaching.Verdict;
import coach.coaching.arithmetic.Figures;
import coach.coaching.arithmetic.Position;
import coach.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A review as its owner is shown it. Texts of a model are plain text, whatever they look like.
///
/// @param reason one sentence for the verdict
/// @param attempts requests to providers, for `questions` of ours
/// @param costUsd null while nobody knows it: of a failure with an attempt whose cost is unknown
/// @param findings of our checks
/// @param mock from the canned model: no model has seen the chart
record TradeReviewView(
    String id,
    State state,
    boolean mock,
    Optional<Verdict> verdict,
    Optional<String> reason,
    Optional<ReviewImageView> image,
    ReviewSaidView said,
    Optional<ReviewChartView> chart,
    Optional<ReviewPlanView> plan,
    Optional<ReviewPositionView> position,
    List<String> reasons,
    List<String> risks,
    List<String> mistakes,
    List<String> questions,
    List<ReviewFindingView> findings,
    Optional<ReviewFailureView> failure,
    Optional<String> model,
    String promptVersion,
    Optional<BigDecimal> costUsd,
    int attempts,
    boolean askedAgain,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> finishedAt) {

  record ReviewImageView(String id, String url) {
    static ReviewImageView of(TradeReview review, ImageId image) {
      return new ReviewImageView(
          image.toString(), TradeAnalysisResource.PATH + "/" + review.id() + "/image");
    }
  }

  record ReviewSaidView(
      Optional<String> symbol,
      Optional<String> timeframe,
      Optional<Direction> direction,
      Optional<String> notes,
      Optional<BigDecimal> accountRiskUsd) {
    static ReviewSaidView of(Said said) {
      return new ReviewSaidView(
          said.symbol().map(symbol -> symbol.value()),
          said.timeframe().map(timeframe -> timeframe.text()),
          said.direction(),
          said.notes(),
          said.accountRiskUsd());
    }
  }

  /// @param units rounded down; absent when they cannot be told
  /// @param assumption what that rests on, or why there are none
  record ReviewPositionView(
      BigDecimal accountRiskUsd, Optional<BigDecimal> units, String assumption) {
    static ReviewPositionView of(Position position) {
      return new ReviewPositionView(
          position.accountRiskUsd(), position.units(), position.assumption());
    }
  }

  record ReviewFindingView(
      Finding.Kind kind,
      @Schema(description = "`error` or `note`") Finding.Weight weight,
      String field,
      String message) {
    static ReviewFindingView of(Finding finding) {
      return new ReviewFindingView(
          finding.kind(), finding.kind().weight(), finding.field(), finding.message());
    }
  }

  record ReviewFailureView(Failure.Kind kind, String message, Optional<Instant> retryAt) {
    static ReviewFailureView of(Failure failure) {
      return new ReviewFailureView(failure.kind(), failure.message(), failure.retryAt());
    }
  }

  static TradeReviewView of(TradeReview review) {
    Optional<Result> result = review.result();
    Optional<Reading> reading = result.map(Result::reading);
    Optional<Reading.Opinion> opinion = reading.map(Reading::opinion);
    return new TradeReviewView(
        review.id().toString(),
        review.state(),
        review.bill().mock(),
        result.map(it -> it.conclusion().verdict()),
        result.map(it -> it.conclusion().reason()),
        review.image().map(image -> ReviewImageView.of(review, image)),
        ReviewSaidView.of(review.said()),
        reading.map(Reading::chart).map(ReviewChartView::of),
        reading.map(ReviewPlanView::of),
        reading.flatMap(it -> position(review.said(), it)),
        opinion.map(Reading.Opinion::reasons).orElse(List.of()),
        opinion.map(Reading.Opinion::risks).orElse(List.of()),
        opinion.map(Reading.Opinion::mistakes).orElse(List.of()),
        opinion.map(Reading.Opinion::questions).orElse(List.of()),
        result.stream().flatMap(it -> it.findings().stream()).map(ReviewFindingView::of).toList(),
        review.failure().map(ReviewFailureView::of),
        review.bill().model(),
        review.promptVersion(),
        review.bill().cost().map(Money::usd),
        review.bill().attempts(),
        review.bill().questions() > 1,
        review.times().created(),
        review.times().updated(),
        review.times().finished());
  }

  private static Optional<ReviewPositionView> position(Said said, Reading reading) {
    return said.accountRiskUsd()
        .map(
            risk ->
                ReviewPositionView.of(
                    Position.of(
                        risk,
                        Figures.of(reading.plan()),
                        reading.chart().symbol().or(said::symbol))));
  }
}
