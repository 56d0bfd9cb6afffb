package coach.ai.routing.guard;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.config.RoutingConfiguration;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.Steering;
import coach.ai.routing.Breakers.View;
import coach.ai.routing.time.Timing;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rests a model that fails too often. After its rest a few requests try it.
///
/// Thread-safe: one lock, never held while anybody waits. Under it the engine's state and our word
/// of it change together: who is let in while it turns must not count to the turn before.
final class ModelBreaker implements Breaker {
  private static final Logger log = LoggerFactory.getLogger(ModelBreaker.class);
  private static final int TRIALS = 3;
  private static final String OPERATOR = "operator";

  /// The time in one state.
  ///
  /// @param reason why it is open
  private record Turn(Instant since, long start, Optional<String> reason) {}

  private final String name;
  private final Timing timing;
  private final Duration rest;
  private final CircuitBreaker breaker;
  private Optional<String> lastFailure = Optional.empty();
  private Turn turn;

  ModelBreaker(ModelId model, RoutingConfiguration.Breaker configuration, Timing timing) {
    this.name = model.toString();
    this.timing = timing;
    this.rest = configuration.rest().toJavaDuration();
    this.breaker = CircuitBreaker.of(name, engine(configuration, timing));
    this.turn = turn(Optional.empty());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> turned(event.getStateTransition().getToState()));
  }

  private static CircuitBreakerConfig engine(
      RoutingConfiguration.Breaker configuration, Timing timing) {
    return CircuitBreakerConfig.custom()
        .clock(timing.steady())
        .slidingWindowType(SlidingWindowType.TIME_BASED)
        .slidingWindowSize((int) configuration.window().toSeconds())
        .minimumNumberOfCalls(configuration.minimumCalls())
        .failureRateThreshold((float) (configuration.failureRate() * 100))
        .waitDurationInOpenState(configuration.rest().toJavaDuration())
        .permittedNumberOfCallsInHalfOpenState(TRIALS)
        .recordResult(FailureClass.class::isInstance)
        .build();
  }

  @Override
  public synchronized Admission admit() {
    if (!breaker.tryAcquirePermission()) {
      return new Admission.Refused(again());
    }
    Turn admittedIn = turn;
    return new Admission.Admitted(verdict -> tell(verdict, admittedIn));
  }

  /// What began in an earlier state says nothing about this one: a request that hung since before
  /// the rest is no trial.
  private synchronized void tell(Verdict verdict, Turn admittedIn) {
    if (turn != admittedIn) {
      return;
    }
    switch (verdict) {
      case Verdict.Worked() -> breaker.onResult(0, NANOSECONDS, verdict);
      case Verdict.Failed(var reason) -> {
        lastFailure = Optional.of(reason.text());
        breaker.onResult(0, NANOSECONDS, reason);
      }
      case Verdict.AccountFailed _, Verdict.NothingLearnt() -> breaker.releasePermission();
    }
  }

  @Override
  public synchronized boolean rests() {
    return switch (breaker.getState()) {
      case OPEN -> left().isPositive();
      case FORCED_OPEN -> true;
      case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> false;
    };
  }

  private Duration again() {
    boolean resting = breaker.getState() == CircuitBreaker.State.OPEN;
    Duration left = left();
    return resting && left.compareTo(SOON) > 0 ? left : SOON;
  }

  private Duration left() {
    return rest.minus(timing.since(turn.start()));
  }

  @Override
  public synchronized View view() {
    return new View(name, state(), turn.reason(), turn.since(), isSteered());
  }

  /// After its rest the engine still says that it is open, until somebody asks: but whoever does is
  /// let in, and to be told otherwise could keep everybody from asking.
  private State state() {
    CircuitBreaker.State now = breaker.getState();
    boolean rested = now == CircuitBreaker.State.OPEN && !left().isPositive();
    return rested ? State.HALF_OPEN : state(now);
  }

  private boolean isSteered() {
    return switch (breaker.getState()) {
      case FORCED_OPEN, DISABLED -> true;
      case CLOSED, OPEN, HALF_OPEN, METRICS_ONLY -> false;
    };
  }

  private static State state(CircuitBreaker.State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> State.OPEN;
      case HALF_OPEN -> State.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
    };
  }

  /// Left to itself, it begins anew, closed.
  @Override
  public synchronized void steer(Steering to) {
    switch (to) {
      case OPEN -> breaker.transitionToForcedOpenState();
      case CLOSED -> breaker.transitionToDisabledState();
      case AUTO -> {
        if (breaker.getState() != CircuitBreaker.State.CLOSED) {
          breaker.transitionToClosedState();
        }
      }
    }
  }

  private void turned(CircuitBreaker.State to) {
    turn = turn(reason(to));
    switch (to) {
      case OPEN -> log.warn("Breaker {} is open: {}", name, turn.reason().orElse(""));
      case FORCED_OPEN, DISABLED -> log.warn("Breaker {} is held {}", name, state(to));
      case CLOSED, HALF_OPEN, METRICS_ONLY -> log.info("Breaker {} is {}", name, state(to));
    }
  }

  private Optional<String> reason(CircuitBreaker.State to) {
    return switch (to) {
      case OPEN -> lastFailure;
      case FORCED_OPEN -> Optional.of(OPERATOR);
      case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> Optional.empty();
    };
  }

  private Turn turn(Optional<String> reason) {
    return new Turn(timing.clock().instant(), timing.nanos().getAsLong(), reason);
  }
}
