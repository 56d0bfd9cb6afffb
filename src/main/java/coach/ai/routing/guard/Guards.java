package coach.ai.routing.guard;

import coach.ai.ModelId;
import coach.ai.Purpose;
import java.time.Duration;

/// Lets a request in to a model, or says why not. Nobody waits here. Thread-safe: its parts are.
public final class Guards {
  /// A place gets free whenever any request ends.
  private static final Duration FULL = Duration.ofSeconds(1);

  private final BreakerBoard breakers;
  private final Bulkheads bulkheads;

  public Guards(BreakerBoard breakers, Bulkheads bulkheads) {
    this.breakers = breakers;
    this.bulkheads = bulkheads;
  }

  /// What they say to one request.
  public sealed interface Entry {
    record Admitted(Pass pass) implements Entry {}

    /// @param again when it is worth coming again
    record Refused(Obstacle why, Duration again) implements Entry {}
  }

  public Entry enter(ModelId model, Purpose purpose) {
    return switch (breakers.account(model.provider()).admit()) {
      case Admission.Refused(var again) -> new Entry.Refused(Obstacle.ACCOUNT_OPEN, again);
      case Admission.Admitted(var account) -> enter(model, purpose, account);
    };
  }

  private Entry enter(ModelId model, Purpose purpose, Admission.Permission account) {
    Verdict nothing = new Verdict.NothingLearnt();
    switch (breakers.model(model).admit()) {
      case Admission.Refused(var again) -> {
        account.tell(nothing);
        return new Entry.Refused(Obstacle.BREAKER_OPEN, again);
      }
      case Admission.Admitted(var own) -> {
        if (bulkheads.enter(model, purpose)) {
          return new Entry.Admitted(new Pass(account, own, () -> bulkheads.leave(model, purpose)));
        }
        own.tell(nothing);
        account.tell(nothing);
        return new Entry.Refused(Obstacle.BULKHEAD_FULL, FULL);
      }
    }
  }

  /// Whether it would be in vain to come back to this model now.
  public boolean rest(ModelId model) {
    return breakers.account(model.provider()).rests() || breakers.model(model).rests();
  }
}
