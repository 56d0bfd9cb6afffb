package coach.coaching.api;

import coach.ai.AiGateway;
import coach.coaching.CoachingFeature;
import coach.coaching.FakeBooks;
import coach.coaching.FakeCharts;
import coach.coaching.FakeGateway;
import coach.support.Person;
import coach.support.TestCoach;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The whole service over HTTP, with a model that answers what the test says; one for all tests.
final class ReviewRig implements AutoCloseable {
  static final String PLAN = "{\"notes\":\"I buy the floor.\"}";

  final TestCoach coach;
  final FakeBooks books = new FakeBooks();
  final ReviewClient alice;
  final ReviewClient bob;
  private FakeGateway gateway = new FakeGateway();

  private ReviewRig() throws Exception {
    AiGateway current = (id, prompt, deltas) -> gateway.ask(id, prompt, deltas);
    coach =
        TestCoach.start(
            Map.of("RATE_LIMIT_ENABLED", "false"),
            List.of(
                platform -> new CoachingFeature(platform, current, books, new FakeCharts(), true)));
    alice = someone();
    bob = someone();
  }

  /// Hands the rig to whoever asks for it, and closes it after the last test.
  static final class Door implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(ReviewRig.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(ReviewRig.class))
          .getOrComputeIfAbsent(ReviewRig.class, _ -> opened(), ReviewRig.class);
    }

    private static ReviewRig opened() {
      try {
        return new ReviewRig();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  FakeGateway gateway() {
    return gateway;
  }

  /// From now on the model expects nothing.
  void forget() {
    gateway = new FakeGateway();
  }

  ReviewClient someone() throws Exception {
    return new ReviewClient(coach, Person.trader(coach));
  }

  @Override
  public void close() {
    coach.close();
  }
}
