package coach.ai.status;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.routing.GatewayObserver;
import java.time.Duration;
import java.util.List;

/// Several observers as one.
public record Observers(List<GatewayObserver> all) implements GatewayObserver {
  public Observers {
    all = List.copyOf(all);
  }

  @Override
  public void attempted(Attempt attempt) {
    all.forEach(observer -> observer.attempted(attempt));
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    all.forEach(observer -> observer.passedOver(model, reason));
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    all.forEach(observer -> observer.answered(purpose, answer, took, overhead));
  }
}
