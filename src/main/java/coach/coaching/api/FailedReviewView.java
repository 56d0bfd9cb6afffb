package coach.coaching.api;

import coach.coaching.Failure;
import coach.coaching.ImageId;
import coach.coaching.TradeReview;
import coach.platform.problem.ProblemCode;
import coach.platform.problem.ProblemTable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A problem (RFC 9457) that has a review: as every problem, and with what a retry needs.
///
/// @param instance where the review is
/// @param failure the kind, of a closed list
/// @param imageId the chart, which is kept: send this in its place
@Schema(description = "A problem with the review that failed, and its chart for another try")
record FailedReviewView(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String requestId,
    List<String> errors,
    String instance,
    String reviewId,
    Failure.Kind failure,
    Optional<String> imageId) {
  private static final String ANOTHER_KEY =
      " Send it with another Idempotency-Key (and image_id) to try again.";
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  static Response response(TradeReview review, String requestId, Instant now) {
    Failure failure = review.failure().orElseThrow();
    Response.ResponseBuilder response = response(review, failure.message(), requestId);
    int status = code(failure.kind()).status();
    if (status == 429 || status == 503) {
      response.header("Retry-After", ProblemTable.seconds(wait(failure, now)));
    }
    return response.build();
  }

  /// To the same key as before: it has this answer for good, so to wait helps nobody.
  static Response replayed(TradeReview review, String requestId) {
    return response(review, review.failure().orElseThrow().message() + ANOTHER_KEY, requestId)
        .build();
  }

  private static Response.ResponseBuilder response(
      TradeReview review, String detail, String requestId) {
    ProblemCode code = code(review.failure().orElseThrow().kind());
    return Response.status(code.status())
        .type("application/problem+json")
        .entity(of(review, detail, code, requestId));
  }

  private static FailedReviewView of(
      TradeReview review, String detail, ProblemCode code, String requestId) {
    return new FailedReviewView(
        "/problems#" + code.text(),
        code.title(),
        code.status(),
        detail,
        code.text(),
        requestId,
        List.of(),
        TradeAnalysisResource.PATH + "/" + review.id(),
        review.id().toString(),
        review.failure().orElseThrow().kind(),
        review.image().map(ImageId::toString));
  }

  private static ProblemCode code(Failure.Kind kind) {
    return switch (kind) {
      case OVER_BUDGET -> ProblemCode.OVER_BUDGET;
      case LEDGER_UNAVAILABLE -> ProblemCode.LEDGER_UNAVAILABLE;
      case NO_MODEL, DEADLINE -> ProblemCode.MODEL_UNAVAILABLE;
      case DECLINED, UNREADABLE, REJECTED, UNUSABLE -> ProblemCode.INVALID;
      case INTERRUPTED -> ProblemCode.UNAVAILABLE;
      case INTERNAL -> ProblemCode.INTERNAL;
    };
  }

  private static Duration wait(Failure failure, Instant now) {
    return failure.retryAt().map(at -> Duration.between(now, at)).orElse(SHORTLY);
  }
}
