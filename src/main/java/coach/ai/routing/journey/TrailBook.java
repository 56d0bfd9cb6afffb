package coach.ai.routing.journey;

import coach.ai.ModelId;
import coach.ai.Trail;
import coach.ai.Trail.Step;
import coach.ai.provider.Reply;
import coach.ai.routing.GatewayObserver;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.ai.routing.guard.Obstacle;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down the way to one answer while it is gone, and tells the observer. For one thread.
final class TrailBook {
  private final GatewayObserver observer;
  private final List<Step> steps = new ArrayList<>();
  private Money cost = Money.ZERO;
  private Money wasted = Money.ZERO;
  private Money unsettled = Money.ZERO;
  private Duration waited = Duration.ZERO;
  private int attempts;

  TrailBook(GatewayObserver observer) {
    this.observer = observer;
  }

  void passedOver(ModelId model, Obstacle why) {
    steps.add(new Step(model, 0, why.text(), Duration.ZERO));
    observer.passedOver(model, why.text());
  }

  void attempted(Attempt attempt) {
    Settlement settlement = attempt.settlement();
    attempts++;
    steps.add(new Step(attempt.model(), attempts, settlement.outcome(), settlement.latency()));
    waited = waited.plus(settlement.latency());
    switch (settlement.charge()) {
      case Charge.Settled(_, var charged) -> charged(charged, attempt.reply());
      case Charge.Released() -> {}
      case Charge.Unknown() -> unsettled = unsettled.plus(attempt.held());
    }
    observer.attempted(attempt);
  }

  private void charged(Money charged, Reply reply) {
    cost = cost.plus(charged);
    if (reply instanceof Reply.Failed) {
      wasted = wasted.plus(charged);
    }
  }

  void waited(Duration pause) {
    waited = waited.plus(pause);
  }

  int attempts() {
    return attempts;
  }

  /// Why the one before was left.
  Optional<String> after() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().outcome());
  }

  /// What has been spent, or may have been.
  Money committed() {
    return cost.plus(unsettled);
  }

  /// How long providers were waited for: while they answered, and before they were asked again.
  Duration waited() {
    return waited;
  }

  Trail trail() {
    return new Trail(steps, cost, wasted, unsettled);
  }
}
