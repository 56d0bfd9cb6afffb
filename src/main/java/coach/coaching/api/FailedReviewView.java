package coach.coaching.api;

import coach.coaching.Failure;
import coach.coaching.ImageId;
import coach.coaching.TradeReview;
import coach.coaching.store.Commission;
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

  static Response response(TradeReview review, Commission wanted, Instant now) {
    Failure failure = review.failure().orElseThrow();
    ProblemCode code = code(failure.kind());
    Response.ResponseBuilder response =
        Response.status(code.status())
            .type("application/problem+json")
            .entity(of(review, detail(review, wanted, failure), code, wanted.requestId()));
    if (code.status() == 429 || code.status() == 503) {
      response.header("Retry-After", ProblemTable.seconds(wait(failure, now)));
    }
    return response.build();
  }

  /// What cost nothing gives its key back; of the rest the key has this answer for good.
  private static String detail(TradeReview review, Commission wanted, Failure failure) {
    return wanted.key().isPresent() && !review.isFree()
        ? failure.message() + ANOTHER_KEY
        : failure.message();
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
      case DECLINED, UNREADABLE, REJECTED -> ProblemCode.INVALID;
      case UNUSABLE -> ProblemCode.ANSWER_UNUSABLE;
      case INTERRUPTED -> ProblemCode.UNAVAILABLE;
      case INTERNAL -> ProblemCode.INTERNAL;
    };
  }

  private static Duration wait(Failure failure, Instant now) {
    return failure.retryAt().map(at -> Duration.between(now, at)).orElse(SHORTLY);
  }
}
