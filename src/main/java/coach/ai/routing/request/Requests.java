package coach.ai.routing.request;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

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

  public Reply send(Errand errand, Call call, Deltas deltas) throws InterruptedException {
    Ear ear = new Ear(deltas);
    try {
      return await(threads.request(() -> errand.perform(call, ear)), ear, errand, call);
    } catch (RejectedExecutionException e) {
      return failed(FailureClass.UNREACHABLE, "stopping", "the service is stopping", Duration.ZERO);
    }
  }

  /// The interrupt makes the JDK close the connection: what comes after the deadline is not heard.
  private static Reply await(Future<Reply> reply, Ear ear, Errand errand, Call call)
      throws InterruptedException {
    try {
      return reply.get(call.timeout().toNanos(), NANOSECONDS);
    } catch (TimeoutException e) {
      ear.close();
      reply.cancel(true);
      return failed(FailureClass.TIMEOUT, "deadline", "no answer in time", call.timeout());
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
