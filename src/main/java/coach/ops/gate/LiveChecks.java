package coach.ops.gate;

import coach.ops.gate.core.CoreRules;
import coach.platform.LiveCheck;
import coach.platform.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Asks all live checks at once, and waits for all of them together no longer than it may.
final class LiveChecks {
  /// On threads of the system: a look-up of a name that hangs would hold one of the few carriers of
  /// virtual threads, and with it checks that could be done.
  private static final ThreadFactory THREADS =
      Thread.ofPlatform().daemon().name("live-check-", 0).factory();

  static List<Violation> run(List<LiveCheck> checks, Duration limit) {
    // Not closed: close() would wait for a check that hangs. Its threads are daemons.
    ExecutorService executor = Executors.newThreadPerTaskExecutor(THREADS);
    long deadline = System.nanoTime() + limit.toNanos();
    List<Future<List<Violation>>> answers =
        checks.stream().map(check -> executor.submit(() -> check.run().toList())).toList();
    executor.shutdown();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      violations.addAll(answer(checks.get(i), answers.get(i), deadline));
    }
    return List.copyOf(violations);
  }

  private static List<Violation> answer(
      LiveCheck check, Future<List<Violation>> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return List.of(unanswered(check, "not finished in time"));
    } catch (ExecutionException e) {
      return List.of(unanswered(check, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(unanswered(check, "interrupted"));
    }
  }

  private LiveChecks() {}

  private static Violation unanswered(LiveCheck check, String reason) {
    return CoreRules.CORE_014.brokenAt("").found(check.name() + ": " + reason);
  }

  /// The innermost message says most; the report redacts it.
  private static String reason(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .reduce((outer, inner) -> inner)
        .map(cause -> said(cause.getClass().getSimpleName() + ": " + cause.getMessage()))
        .orElse("failed");
  }

  /// A peer that is silent is one to us, whether we or its driver lost patience first.
  private static String said(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains("timed out")
        ? "not finished in time: " + reason
        : reason;
  }
}
