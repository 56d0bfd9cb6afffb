package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.ai.routing.request.Errand.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests, each on its own thread and for its own time. Always comes back with a reply.
/// Thread-safe: it keeps nothing.
public final class Requests {
  private static final Logger log = LoggerFactory.getLogger(Requests.class);

  private final RequestThreads threads;

  public Requests(RequestThreads threads) {
    this.threads = threads;
  }

  /// Whether the service stops: what is under way may end, and nothing else is begun.
  public boolean isClosing() {
    return threads.isClosing();
  }

  public Reply send(Errand errand, Call call, Deltas deltas, Patience patience)
      throws InterruptedException {
    Ear ear = new Ear(deltas);
    try {
      Future<Reply> reply = threads.request(() -> errand.perform(call, ear));
      return await(reply, ear, errand, call, patience);
    } catch (RejectedExecutionException e) {
      return failed(FailureClass.UNREACHABLE, "stopping", "the service is stopping", Duration.ZERO);
    } catch (ExecutionException e) {
      log.error(
          "The adapter of {} failed, request {}",
          call.provider().name().text(),
          errand.requestId(),
          e.getCause());
      return failed(
          FailureClass.MALFORMED, "adapter_failed", "the answer was not understood", Duration.ZERO);
    }
  }

  private static Reply await(
      Future<Reply> reply, Ear ear, Errand errand, Call call, Patience patience)
      throws InterruptedException, ExecutionException {
    try {
      return patience.pause().until(reply, patience.silent());
    } catch (TimeoutException e) {
      if (patience.elsewhere().getAsBoolean() && errand.giveUp() && ear.closeIfSilent()) {
        return late(reply, "silent", patience.silent());
      }
    }
    try {
      return patience.pause().until(reply, call.timeout().minus(patience.silent()));
    } catch (TimeoutException e) {
      ear.close();
      return late(reply, "deadline", call.timeout());
    }
  }

  /// The interrupt makes the JDK close the connection.
  private static Reply late(Future<Reply> reply, String code, Duration took) {
    reply.cancel(true);
    return failed(FailureClass.TIMEOUT, code, "no answer in time", took);
  }

  private static Reply failed(FailureClass reason, String code, String detail, Duration took) {
    return new Reply.Failed(
        reason,
        code,
        detail,
        Optional.empty(),
        Meter.SILENT,
        false,
        new Exchange(Optional.empty(), Optional.empty(), took, Headroom.UNKNOWN));
  }
}
