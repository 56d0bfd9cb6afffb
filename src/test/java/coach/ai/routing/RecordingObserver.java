package coach.ai.routing;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Writes down what it is told.
final class RecordingObserver implements GatewayObserver {
  record PassedOver(ModelId model, String reason) {}

  record Answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {}

  final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
  final List<PassedOver> passedOver = Collections.synchronizedList(new ArrayList<>());
  final List<Answered> answered = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void attempted(Attempt attempt) {
    attempts.add(attempt);
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    passedOver.add(new PassedOver(model, reason));
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    answered.add(new Answered(purpose, answer, took, overhead));
  }

  List<Kind> kinds() {
    return attempts.stream().map(Attempt::kind).toList();
  }
}
