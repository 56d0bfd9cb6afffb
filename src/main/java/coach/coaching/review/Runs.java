package coach.coaching.review;

import static java.util.concurrent.TimeUnit.SECONDS;

import coach.ai.AiGateway;
import coach.coaching.Failure;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.State;
import coach.coaching.interview.Ended;
import coach.coaching.interview.Interview;
import coach.coaching.prompt.ReviewPrompts;
import coach.coaching.store.ReviewStore;
import coach.platform.Problem;
import coach.platform.ProblemException;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The reviews under way on this node: each on a virtual thread of its own, a bounded number at
/// once. They go on when nobody listens any more.
///
/// Thread-safe: its map and its semaphore are, and each run's state is its own.
public final class Runs implements Managed {
  private static final Logger log = LoggerFactory.getLogger(Runs.class);
  private static final int TRIES = 30;
  private static final int PATIENCE_SECONDS = 10;
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final ReviewStore store;
  private final AiGateway gateway;
  private final ReviewObserver observer;
  private final InstantSource clock;
  private final Semaphore places;
  private final Map<ReviewId, Run> underWay = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// @param most at once
  public Runs(
      ReviewStore store,
      AiGateway gateway,
      ReviewObserver observer,
      InstantSource clock,
      int most) {
    this.store = store;
    this.gateway = gateway;
    this.observer = observer;
    this.clock = clock;
    this.places = new Semaphore(most);
  }

  /// Takes a place for a review. Returns false when there is none; whoever has one starts or gives
  /// it back.
  boolean reserve() {
    return stopping.getCount() > 0 && places.tryAcquire();
  }

  void giveBack() {
    places.release();
  }

  /// Uses up a place. The review's row is there already.
  Run start(ReviewId id, ReviewPrompts prompts) {
    Run run = new Run(id);
    underWay.put(id, run);
    try {
      threads.execute(() -> run(run, prompts));
      return run;
    } catch (RejectedExecutionException e) { // the service stops: the lease runs out
      underWay.remove(id);
      throw new Problem.Unavailable("service", SHORTLY).toException();
    }
  }

  Optional<Run> find(ReviewId id) {
    return Optional.ofNullable(underWay.get(id));
  }

  public int count() {
    return underWay.size();
  }

  /// Tells the other nodes that these are not given up.
  public void renew() {
    store.renew(underWay.keySet());
  }

  /// The last step is told when all else is done.
  private void run(Run run, ReviewPrompts prompts) {
    State last = State.FAILED;
    try (var _ = MDC.putCloseable("request_id", prompts.requestId())) {
      last = lastState(run, prompts);
    } finally {
      underWay.remove(run.id());
      giveBack();
      run.tell(last);
    }
  }

  private State lastState(Run run, ReviewPrompts prompts) {
    Instant start = clock.instant();
    try {
      Ended ended = ended(run, prompts);
      insist(() -> store.end(run.id(), ended));
      observer.ended(ended, Duration.between(start, clock.instant()));
      return ended instanceof Ended.Done ? State.DONE : State.FAILED;
    } catch (LostException e) {
      log.warn("Review {} was ended by another node", run.id());
    } catch (RuntimeException e) { // the thread's root: the lease runs out
      log.error("The end of review {} could not be written down", run.id(), e);
    }
    return State.FAILED;
  }

  private Ended ended(Run run, ReviewPrompts prompts) {
    try {
      return new Interview(gateway, run.id(), prompts, clock, state -> enter(run, state)).run();
    } catch (InterruptedException e) {
      return failed(Failure.Kind.INTERRUPTED, "The service stopped before the review was done.");
    } catch (LostException e) {
      throw e;
    } catch (ProblemException e) { // the database is away, and so are the books
      log.warn("Review {} could not go on", run.id(), e);
      return failed(Failure.Kind.LEDGER_UNAVAILABLE, "The database does not answer.");
    } catch (RuntimeException e) {
      log.error("Review {} failed", run.id(), e);
      return failed(Failure.Kind.INTERNAL, "Something went wrong; the request id tells us what.");
    }
  }

  private static Ended failed(Failure.Kind kind, String message) {
    return new Ended.Failed(Failure.of(kind, message), Bill.UNWRITTEN);
  }

  private void enter(Run run, State state) {
    insist(() -> store.move(run.id(), state));
    run.tell(state);
  }

  private void insist(BooleanSupplier statement) {
    if (!patiently(statement)) {
      throw new LostException();
    }
  }

  /// What was paid for is not lost when the database is away for a while.
  private boolean patiently(BooleanSupplier statement) {
    for (int left = TRIES; ; left--) {
      try {
        return statement.getAsBoolean();
      } catch (RuntimeException e) {
        if (left == 0 || isStopping()) {
          throw e;
        }
      }
    }
  }

  /// Waits a second, unless the service stops.
  private boolean isStopping() {
    try {
      return stopping.await(1, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Lets reviews end for a while, and ends the rest.
  @Override
  public void stop() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, SECONDS)) {
      stopping.countDown();
      threads.shutdownNow();
      threads.awaitTermination(PATIENCE_SECONDS, SECONDS);
    }
    stopping.countDown();
  }
}
