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
import coach.ai.routing.time.Departure;
import coach.ai.routing.time.Timing;
import coach.platform.IdSource;
import coach.shared.Money;
import java.time.Duration;
import java.time.InstantSource;

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
  private final IdSource ids;

  /// @param ids of answers
  public Journeys(
      Partners partners,
      Limits limits,
      Guards guards,
      Requests requests,
      Timing timing,
      IdSource ids) {
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
    this.ids = ids;
  }

  /// The time of the answer begins now.
  public Journey begin(Errand errand, Deltas deltas) {
    Progress progress =
        new Progress(
            ids.next(),
            errand,
            new Deadline(deadline, timing.nanos()),
            new Listening(deltas),
            new Departure(),
            new TrailBook(means.observer()),
            new Leavings());
    return new Journey(means, progress);
  }
}
