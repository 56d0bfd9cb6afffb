package coach.ai.routing.request;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The virtual threads of the gateway: one for each answer, which nobody interrupts, so that
/// nothing comes between a hold and its settlement; and one for each request, which the deadline
/// interrupts.
///
/// Thread-safe: the executors are. What the log knows about a request goes along.
public final class RequestThreads {
  /// For settling what was broken off.
  private static final Duration LAST = Duration.ofSeconds(5);

  private final ExecutorService answers = named("ai-answer-");
  private final ExecutorService requests = named("ai-request-");

  private static ExecutorService named(String name) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
  }

  public <T> Future<T> answer(Callable<T> work) {
    return answers.submit(withContext(work));
  }

  <T> Future<T> request(Callable<T> work) {
    return requests.submit(withContext(work));
  }

  boolean isClosing() {
    return answers.isShutdown();
  }

  /// Begins no more answers, gives those under way so long, then breaks off their requests: they
  /// stay in the books as unknown.
  public void close(Duration patience) throws InterruptedException {
    answers.shutdown();
    if (!answers.awaitTermination(patience.toNanos(), NANOSECONDS)) {
      requests.shutdownNow();
      boolean _ = answers.awaitTermination(LAST.toNanos(), NANOSECONDS);
    }
    requests.shutdownNow();
  }

  private static <T> Callable<T> withContext(Callable<T> work) {
    @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
    return () -> {
      if (context != null) {
        MDC.setContextMap(context);
      }
      return work.call(); // the thread and its context end together
    };
  }
}
