package coach.ai.routing;

import coach.ai.AiGateway;
import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Prompt;
import coach.ai.Purpose;
import coach.ai.Trail;
import coach.ai.routing.guard.BreakerBoard;
import coach.ai.routing.guard.Bulkheads;
import coach.ai.routing.guard.Guards;
import coach.ai.routing.journey.Journey;
import coach.ai.routing.journey.Journeys;
import coach.ai.routing.request.Errand;
import coach.ai.routing.request.PromptErrand;
import coach.ai.routing.request.RequestThreads;
import coach.ai.routing.request.Requests;
import coach.ai.routing.time.Timing;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the models of a route in order until one answers, on the books.
///
/// Each answer has a thread of its own, which the asker waits for: when the asker is interrupted,
/// the request under way goes on to its end and is settled, and nothing more is begun. Thread-safe:
/// what an answer needs is its own, and what answers share guards itself.
public final class RoutedGateway implements AiGateway, Errands, Managed {
  private static final Logger log = LoggerFactory.getLogger(RoutedGateway.class);

  /// How long requests may go on when the service stops.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Answer STOPPED =
      new Answer.Unavailable("The service is stopping", Duration.ofSeconds(5), Trail.NONE);

  private final Function<Purpose, List<ModelId>> routes;
  private final Partners partners;
  private final RequestThreads threads = new RequestThreads();
  private final Journeys journeys;

  /// @param routes which models are asked, in order
  public RoutedGateway(
      Function<Purpose, List<ModelId>> routes,
      Partners partners,
      Limits limits,
      BreakerBoard breakers,
      Timing timing) {
    var bulkheads = new Bulkheads(limits.routing().concurrentPerModel());
    var guards = new Guards(breakers, bulkheads);
    this.routes = routes;
    this.partners = partners;
    this.journeys = new Journeys(partners, limits, guards, new Requests(threads), timing);
  }

  @Override
  public Answer ask(UUID answerId, Prompt prompt, Deltas deltas) throws InterruptedException {
    Errand errand = new PromptErrand(prompt, partners.worstCases().forOneQuestion());
    List<ModelId> route = routes.apply(prompt.purpose());
    Journey journey = journeys.begin(answerId, errand, deltas);
    Future<Answer> answer;
    try {
      answer = threads.answer(() -> answer(journey, errand, route));
    } catch (RejectedExecutionException e) {
      return STOPPED;
    }
    return await(answer, journey);
  }

  @Override
  public Underway begin(Errand errand, List<ModelId> route, UUID answerId, Conclusion conclusion) {
    Journey journey = journeys.begin(answerId, errand, Deltas.NONE);
    try {
      Future<?> _ = threads.answer(() -> conclude(journey, errand, route, conclusion));
    } catch (RejectedExecutionException e) {
      conclusion.answered(STOPPED);
    }
    return journey::abandon;
  }

  /// A thread's root: whatever happens, whoever waits is told.
  private static boolean conclude(
      Journey journey, Errand errand, List<ModelId> route, Conclusion conclusion)
      throws InterruptedException {
    try {
      conclusion.answered(journey.along(route));
    } catch (RuntimeException | Error e) {
      log.error("The gateway failed, request {}", errand.requestId(), e);
      conclusion.failed();
      throw e;
    }
    return true;
  }

  private static Answer await(Future<Answer> answer, Journey journey) throws InterruptedException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      journey.abandon();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the gateway failed", e.getCause());
    }
  }

  private static Answer answer(Journey journey, Errand errand, List<ModelId> route)
      throws InterruptedException {
    try {
      return journey.along(route);
    } catch (RuntimeException e) { // a thread's root: nobody else may be there to hear of it
      if (journey.isAbandoned()) {
        log.error("The gateway failed, request {}", errand.requestId(), e);
      }
      throw e;
    }
  }

  /// To be called while the ledger still writes.
  @Override
  public void stop() throws InterruptedException {
    threads.close(PATIENCE);
  }
}
