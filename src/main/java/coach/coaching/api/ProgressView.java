package coach.coaching.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.review.Following;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps of a review as server-sent events, with a comment whenever there is nothing to tell, so
/// that nothing on the way takes the connection for dead. The last event has the whole review.
///
/// @param review asked for at the end; empty when it is gone
record ProgressView(
    ReviewId id, Following following, Supplier<Optional<TradeReview>> review, ObjectMapper json)
    implements StreamingOutput {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  @Override
  public void write(OutputStream out) throws IOException {
    try {
      boolean more = true;
      while (more) {
        Optional<State> step = following.next(HEARTBEAT);
        write(out, step.isPresent() ? event(step.get()) : ": still at work\n\n");
        more = step.filter(State::isFinal).isEmpty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service stops");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private String event(State step) throws IOException {
    Optional<TradeReview> ended = step.isFinal() ? review.get() : Optional.empty();
    Object data =
        ended.isPresent()
            ? TradeReviewView.of(ended.get())
            : Map.of("id", id.toString(), "state", step.text());
    return "event: " + step.text() + "\ndata: " + json.writeValueAsString(data) + "\n\n";
  }
}
