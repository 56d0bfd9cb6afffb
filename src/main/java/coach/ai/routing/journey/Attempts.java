package coach.ai.routing.journey;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Reply;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.routing.Partners;
import coach.ai.routing.guard.Guards;
import coach.ai.routing.guard.Guards.Entry;
import coach.ai.routing.guard.Obstacle;
import coach.ai.routing.guard.Pass;
import coach.ai.routing.guard.RetryBudgets;
import coach.ai.routing.journey.Try.Result;
import coach.ai.routing.request.Errand.Call;
import coach.ai.routing.request.Patience;
import coach.ai.routing.request.Requests;
import coach.ai.routing.time.Timing;
import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.Settlement;
import java.time.Duration;
import java.util.Optional;

/// Makes attempts: a hold, one request, its settlement. Whatever a provider does, what was held is
/// settled. Thread-safe: it keeps nothing of an attempt.
final class Attempts {
  /// Keys do not come back by themselves.
  private static final Duration LATER = Duration.ofSeconds(30);

  private final Partners partners;
  private final Guards guards;
  private final RetryBudgets retries;
  private final Requests requests;
  private final Timing timing;

  Attempts(
      Partners partners, Guards guards, RetryBudgets retries, Requests requests, Timing timing) {
    this.partners = partners;
    this.guards = guards;
    this.retries = retries;
    this.requests = requests;
    this.timing = timing;
  }

  /// Whether no more are made.
  boolean isOver() {
    return requests.isClosing();
  }

  Result make(Try attempt) throws InterruptedException {
    if (isOver()) {
      return new Result.Abandoned();
    }
    switch (guards.enter(attempt.model(), attempt.progress().errand().purpose())) {
      case Entry.Refused(var why, var again) -> {
        return new Result.PassedOver(why, again);
      }
      case Entry.Admitted(var pass) -> {
        try (pass) {
          return admitted(attempt, pass);
        }
      }
    }
  }

  private Result admitted(Try attempt, Pass pass) throws InterruptedException {
    ProviderName name = attempt.model().provider();
    Optional<ModelProvider> provider = Optional.ofNullable(partners.providers().get(name));
    Optional<String> key = partners.keys().current(name);
    if (provider.isEmpty() || key.isEmpty()) {
      return new Result.PassedOver(Obstacle.NO_KEY, LATER);
    }
    return switch (partners.ledger().hold(request(attempt))) {
      case Grant.OverBudget refused -> new Result.OverBudget(refused);
      case Grant.Unavailable() -> new Result.LedgerUnavailable();
      case Grant.Held(var hold) -> held(attempt, pass, hold, provider.get(), key.get());
    };
  }

  private static HoldRequest request(Try attempt) {
    Progress progress = attempt.progress();
    return new HoldRequest(
        progress.errand().payer(),
        progress.errand().purpose(),
        attempt.model(),
        attempt.offer().priceId(),
        attempt.offer().worstCase(),
        progress.errand().requestId(),
        progress.id(),
        progress.trail().attempts() + 1,
        progress.trail().after(),
        progress.deadline().remaining());
  }

  private Result held(Try attempt, Pass pass, Hold hold, ModelProvider provider, String key)
      throws InterruptedException {
    Progress progress = attempt.progress();
    Duration allowed = progress.deadline().remaining();
    if (progress.departure().happened() || !allowed.isPositive()) {
      partners.ledger().settle(hold, Settlements.unsent());
      return new Result.Abandoned();
    }
    if (attempt.kind() != Kind.RETRY) {
      retries.requested(attempt.model().provider());
    }
    String model = attempt.model().model();
    Call call = new Call(provider, model, attempt.offer().price(), key, allowed);
    return send(attempt, pass, hold, call);
  }

  private Result send(Try attempt, Pass pass, Hold hold, Call call) throws InterruptedException {
    Progress progress = attempt.progress();
    Deltas deltas = attempt.offer().streams() ? progress.listening() : Deltas.NONE;
    Patience patience =
        new Patience(progress.deadline().patience(), attempt.elsewhere(), timing.pause());
    long start = timing.nanos().getAsLong();
    Reply reply = requests.send(progress.errand(), call, deltas, patience);
    Duration took = timing.since(start);

    boolean otherKey = hasOtherKey(reply, attempt.model().provider(), call.key());
    boolean fair = progress.deadline().isFair(call.timeout());
    pass.tell(Verdicts.of(reply, call.key(), otherKey, fair));
    settle(attempt, hold, reply, took);
    return new Result.Ended(reply, otherKey);
  }

  private void settle(Try attempt, Hold hold, Reply reply, Duration took) {
    Progress progress = attempt.progress();
    boolean began = progress.hasBegun();
    Settlement settlement = Settlements.of(reply, began, attempt.offer(), took);
    partners.ledger().settle(hold, settlement);
    progress
        .trail()
        .attempted(
            new Attempt(
                attempt.model(),
                progress.errand().purpose(),
                attempt.kind(),
                hold.amount(),
                reply,
                settlement));
  }

  /// Another request may have had the key replaced already.
  private boolean hasOtherKey(Reply reply, ProviderName provider, String key) {
    boolean refused =
        reply instanceof Reply.Failed failed && failed.reason() == FailureClass.BAD_KEY;
    return refused
        && (partners.keys().refused(provider, key)
            || partners.keys().current(provider).filter(now -> !now.equals(key)).isPresent());
  }
}
