package coach.ai.routing.guard;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.ProviderKeys;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.Steering;
import coach.ai.routing.Breakers.View;
import coach.ai.routing.time.Timing;
import coach.shared.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rests all models of a provider at the first word that its account is no good: no money, or a key
/// that it does not take. Nothing but a person mends that, so the rest is long, and then it takes
/// one request to try it. With another key than the one refused it is at an end at once.
///
/// Thread-safe: one lock, never held while anybody waits.
final class AccountBreaker implements Breaker {
  private static final Logger log = LoggerFactory.getLogger(AccountBreaker.class);
  private static final Duration REST = Duration.ofMinutes(10);
  private static final String OPERATOR = "operator";

  private final ProviderName provider;
  private final ProviderKeys keys;
  private final Timing timing;

  private State state = State.CLOSED;
  private boolean steered;
  private Optional<String> reason = Optional.empty();
  private Optional<String> refusedKey = Optional.empty();
  private Instant since;
  private long trialAt;
  private boolean onTrial;

  AccountBreaker(ProviderName provider, ProviderKeys keys, Timing timing) {
    this.provider = provider;
    this.keys = keys;
    this.timing = timing;
    this.since = timing.clock().instant();
  }

  @Override
  public synchronized Admission admit() {
    closeForAnotherKey();
    return switch (state) {
      case CLOSED -> new Admission.Admitted(verdict -> tell(verdict, false));
      case HALF_OPEN -> onTrial ? new Admission.Refused(SOON) : trial();
      case OPEN -> isAtRest() ? refused() : trial();
    };
  }

  private Admission refused() {
    Duration left = untilTrial();
    return new Admission.Refused(steered || left.compareTo(SOON) < 0 ? SOON : left);
  }

  /// One at a time, until one has shown something.
  private Admission trial() {
    if (state == State.OPEN) {
      turn(State.HALF_OPEN, reason);
    }
    onTrial = true;
    return new Admission.Admitted(verdict -> tell(verdict, true));
  }

  private synchronized void tell(Verdict verdict, boolean trial) {
    if (trial) {
      onTrial = false;
    }
    if (steered) {
      return;
    }
    switch (verdict) {
      case Verdict.AccountFailed(var failure, var key) -> open(failure, key);
      case Verdict.Worked() -> {
        if (trial && state == State.HALF_OPEN) {
          close();
        }
      }
      case Verdict.Failed _, Verdict.NothingLearnt() -> {}
    }
  }

  /// Several requests that were under way may bring the same bad news: it is told once.
  private void open(FailureClass failure, String key) {
    trialAt = timing.nanos().getAsLong() + REST.toNanos();
    if (state != State.OPEN) {
      refusedKey = failure == FailureClass.BAD_KEY ? Optional.of(key) : Optional.empty();
      turn(State.OPEN, Optional.of(failure.text()));
    }
  }

  /// The key that was refused has been verified since.
  synchronized void keyRestored() {
    if (refusedKey.isPresent() && !steered) {
      close();
    }
  }

  private void close() {
    refusedKey = Optional.empty();
    turn(State.CLOSED, Optional.empty());
  }

  private void closeForAnotherKey() {
    boolean another =
        refusedKey.isPresent()
            && keys.current(provider).filter(key -> !refusedKey.get().equals(key)).isPresent();
    if (another && !steered) {
      close();
    }
  }

  private Duration untilTrial() {
    return Duration.ofNanos(trialAt - timing.nanos().getAsLong());
  }

  @Override
  public synchronized boolean rests() {
    closeForAnotherKey();
    return state == State.OPEN && isAtRest();
  }

  private boolean isAtRest() {
    return steered || untilTrial().isPositive();
  }

  @Override
  public synchronized View view() {
    closeForAnotherKey();
    boolean rested = state == State.OPEN && !isAtRest(); // whoever asks next tries it
    return new View(provider.text(), rested ? State.HALF_OPEN : state, reason, since, steered);
  }

  /// Left to itself, it begins anew, closed.
  @Override
  public synchronized void steer(Steering to) {
    boolean held = steered;
    steered = to != Steering.AUTO;
    switch (to) {
      case OPEN -> turn(State.OPEN, Optional.of(OPERATOR));
      case CLOSED -> turn(State.CLOSED, Optional.empty());
      case AUTO -> {
        if (held || state != State.CLOSED) {
          close();
        }
      }
    }
  }

  private void turn(State to, Optional<String> why) {
    state = to;
    reason = why;
    since = timing.clock().instant();
    String word = Spelling.of(to);
    switch (to) {
      case OPEN -> log.warn("Breaker {} is {}: {}", provider.text(), word, why.orElse(""));
      case CLOSED, HALF_OPEN -> log.info("Breaker {} is {}", provider.text(), word);
    }
  }
}
