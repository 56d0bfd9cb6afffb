package coach.coaching.api;

import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.review.Following;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ChunkedOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The steps of a review as server-sent events, with a comment whenever there is nothing to tell,
/// so that nothing on the way takes the connection for dead. The last event has the whole review.
///
/// @param review asked for at the end; empty when it is gone
record ProgressView(
    ReviewId id, Following following, Supplier<Optional<TradeReview>> review, ObjectMapper json) {
  private static final Logger log = LoggerFactory.getLogger(ProgressView.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /// Returns at the last event, or when the client is gone: then the review goes on all the same.
  void tell(ChunkedOutput<String> client) {
    try (client) {
      boolean more = true;
      while (more) {
        Optional<State> step = following.next(HEARTBEAT);
        client.write(step.isPresent() ? event(step.get()) : ": still at work\n\n");
        more = step.filter(State::isFinal).isEmpty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.debug("The client is gone", e);
    } catch (RuntimeException e) { // a thread's root: the stream ends here
      log.warn("The steps of review {} could not be told", id, e);
    }
  }

  /// What every event but the last has.
  record Step(String id, State state) {}

  private String event(State step) throws IOException {
    Optional<TradeReview> ended = step.isFinal() ? review.get() : Optional.empty();
    Object data =
        ended.isPresent() ? TradeReviewView.of(ended.get()) : new Step(id.toString(), step);
    return "event: " + step.text() + "\ndata: " + json.writeValueAsString(data) + "\n\n";
  }
}
