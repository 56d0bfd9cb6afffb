package coach.ai.routing.journey;

import coach.ai.AiGateway.Deltas;
import coach.ai.routing.GatewayObserver;
import coach.ai.routing.Limits;
import coach.ai.routing.Partners;
import coach.ai.routing.guard.Backoff;
import coach.ai.routing.guard.Guards;
import coach.ai.routing.guard.RetryBudgets;
import coach.ai.routing.request.Errand;
import coach.ai.routing.request.Listening;
import coach.ai.routing.request.Requests;
import coach.ai.routing.time.Deadline;
import coach.ai.routing.time.Timing;
import coach.platform.task.Departure;
import coach.shared.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Begins journeys: has what all of them share. Thread-safe: its parts are.
public final class Journeys {
  /// What is the same for all of them.
  record Means(
      Offers offers,
      Attempts attempts,
      Persistence persistence,
      Money answerCap,
      GatewayObserver observer,
      InstantSource clock) {}

  private final Means means;
  private final Duration deadline;
  private final Timing timing;

  public Journeys(
      Partners partners, Limits limits, Guards guards, Requests requests, Timing timing) {
    var routing = limits.routing();
    var budgets = new RetryBudgets(routing.retryBudget(), timing.nanos());
    var backoff = new Backoff(timing.random());
    this.means =
        new Means(
            new Offers(partners.prices(), timing.clock()),
            new Attempts(partners, guards, budgets, requests, timing),
            new Persistence(routing.maxRetries(), budgets, backoff, guards, timing.pause()),
            limits.answerCap(),
            partners.observer(),
            timing.clock());
    this.deadline = limits.deadline();
    this.timing = timing;
  }

  /// The time of the answer begins now.
  ///
  /// @param id of the answer, in the books
  public Journey begin(UUID id, Errand errand, Deltas deltas) {
    Progress progress =
        new Progress(
            id,
            errand,
            new Deadline(deadline, timing.nanos()),
            new Listening(deltas),
            new Departure(),
            new TrailBook(means.observer()),
            new Leavings());
    return new Journey(means, progress);
  }
}
