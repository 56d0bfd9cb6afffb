package coach.platform.task;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import coach.platform.Problem;
import coach.platform.ProblemException;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs chores one after the other, each for the first time after its first pause. One that fails
/// is tried again when its time comes.
public final class Chores {
  private static final Logger log = LoggerFactory.getLogger(Chores.class);

  private final ScheduledExecutorService executor;

  /// @param owner names the thread
  public Chores(String owner, LifecycleEnvironment lifecycle) {
    this.executor = lifecycle.scheduledExecutorService(owner + "-chores", true).threads(1).build();
  }

  public void add(Chore chore) {
    long pause = chore.every().toMillis();
    executor.scheduleWithFixedDelay(() -> run(chore), pause, pause, MILLISECONDS);
  }

  private static void run(Chore chore) {
    try {
      chore.work().run();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unavailable)) {
        log.warn("The chore {} failed", chore.name(), e);
      }
    } catch (RuntimeException e) { // a thread's root: one that is thrown ends the repetition
      log.warn("The chore {} failed", chore.name(), e);
    }
  }
}
