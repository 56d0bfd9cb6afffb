package coach.ai.routing.journey;

import coach.ai.ModelId;
import coach.ai.provider.Reply;
import coach.ai.routing.guard.Backoff;
import coach.ai.routing.guard.Guards;
import coach.ai.routing.guard.RetryBudgets;
import coach.platform.task.Pause;
import java.time.Duration;
import java.util.Optional;

/// Whether the same model is asked again after it failed, and when.
///
/// @param maxRetries within one answer
record Persistence(
    int maxRetries, RetryBudgets budgets, Backoff backoff, Guards guards, Pause pause) {

  /// How long to wait first; nothing when it is not asked again.
  ///
  /// @param retries of it that there have been
  Optional<Duration> before(Progress progress, ModelId model, int retries, Reply.Failed failed) {
    if (!failed.reason().retries() || retries >= maxRetries || guards.rest(model)) {
      return Optional.empty();
    }
    Duration wait = backoff.before(retries, failed.retryAfter().filter(Duration::isPositive));
    boolean allowed = progress.deadline().allowsAnother(wait) && budgets.take(model.provider());
    return allowed ? Optional.of(wait) : Optional.empty();
  }

  /// Whether it would be in vain to ask a model now.
  boolean rests(ModelId model) {
    return guards.rest(model);
  }

  void pause(Progress progress, Duration wait) throws InterruptedException {
    pause.of(wait, progress.departure());
    progress.trail().waited(wait);
  }
}
