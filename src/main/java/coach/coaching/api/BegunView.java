package coach.coaching.api;

import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.review.Following;
import coach.coaching.review.Reviews;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.Commission;
import coach.coaching.store.History;
import coach.platform.Problem;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.glassfish.jersey.server.ChunkedOutput;

/// Begins a review and answers with it, at its end or step by step.
///
/// @param threads on which clients are told
/// @param mock whether all answers are canned: an event stream has to say so before the first one
public record BegunView(
    Reviews reviews,
    History history,
    InstantSource clock,
    ObjectMapper json,
    Executor threads,
    boolean mock) {
  private static final String MOCK = "X-Mock";

  /// More than any review takes.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  Response response(Commission wanted, List<MediaType> accepted) {
    Begun begun = reviews.begin(wanted);
    return wantsEvents(accepted) ? events(wanted.owner(), begun) : atItsEnd(wanted, begun);
  }

  private Response events(UserId owner, Begun begun) {
    ProgressView progress =
        new ProgressView(
            begun.id(), begun.following(), () -> history.find(owner, begun.id()), json);
    // Not a StreamingOutput: Jersey keeps what that writes until it is 8 KB.
    ChunkedOutput<String> client = new ChunkedOutput<>(String.class);
    threads.execute(() -> progress.tell(client));
    Response.ResponseBuilder response = Response.ok(client);
    if (mock) {
      response.header(MOCK, "true");
    }
    return response
        .type(MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("utf-8"))
        .location(address(begun.id()))
        .header("Cache-Control", "no-store, no-transform")
        .build();
  }

  private Response atItsEnd(Commission wanted, Begun begun) {
    await(begun.following());
    TradeReview review =
        history
            .find(wanted.owner(), begun.id())
            .orElseThrow(() -> new Problem.NotFound(TradeAnalysisResource.REVIEW).toException());
    return switch (review.state()) {
      case DONE -> shown(Response.created(address(review.id())), review);
      case FAILED -> FailedReviewView.response(review, wanted, clock.instant());
      case ACCEPTED, READING, CHECKING, ASKING_AGAIN ->
          throw new Problem.Unavailable("review", Duration.ofSeconds(5)).toException();
    };
  }

  private static void await(Following following) {
    try {
      boolean more = true;
      while (more) {
        Optional<State> step = following.next(PATIENCE);
        more = step.filter(it -> !it.isFinal()).isPresent();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem.Unavailable("service", Duration.ofSeconds(5)).toException();
    }
  }

  static Response shown(Response.ResponseBuilder response, TradeReview review) {
    if (review.bill().mock()) {
      response.header(MOCK, "true");
    }
    return response
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(TradeReviewView.of(review))
        .build();
  }

  /// Whichever the client would rather have.
  private static boolean wantsEvents(List<MediaType> accepted) {
    return accepted.stream()
        .filter(
            type ->
                type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                    || type.isCompatible(MediaType.SERVER_SENT_EVENTS_TYPE))
        .findFirst()
        .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }

  private static URI address(ReviewId id) {
    return URI.create(TradeAnalysisResource.PATH + "/" + id);
  }
}
