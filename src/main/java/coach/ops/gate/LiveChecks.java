package coach.ops.gate;

import coach.ops.gate.core.CoreRules;
import coach.platform.LiveCheck;
import coach.platform.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Asks all live checks at once and waits for none longer than [LiveCheck#LIMIT].
final class LiveChecks {
  private LiveChecks() {}

  static List<Violation> run(List<LiveCheck> checks) {
    // Not closed: close() would wait for a check that hangs. Its threads are daemons.
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    long deadline = System.nanoTime() + LiveCheck.LIMIT.toNanos();
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
      return List.of(unanswered(check, "no answer within " + LiveCheck.LIMIT.toSeconds() + " s"));
    } catch (ExecutionException e) {
      return List.of(unanswered(check, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(unanswered(check, "interrupted"));
    }
  }

  private static Violation unanswered(LiveCheck check, String reason) {
    return CoreRules.CORE_014.brokenAt("").found(check.name() + ": " + reason);
  }

  /// The innermost message says most; the report redacts it.
  private static String reason(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .reduce((outer, inner) -> inner)
        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .orElse("failed");
  }
}
