package coach.ai.spend.writer;

import coach.ai.spend.writer.Operation.Closing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What is to be written: what arrives, and what the database did not take, after a pause that
/// grows.
///
/// Anybody adds; everything else is for the writer's thread alone.
final class Backlog {
  /// What nobody waits for waits for company: most settlements travel with the next hold, and cost
  /// no commit of their own.
  private static final Duration LINGER = Duration.ofMillis(3);

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final BlockingQueue<Operation> arriving = new LinkedBlockingQueue<>();
  private final Deque<Closing> retained = new ArrayDeque<>();
  private volatile int retainedSize;
  private Duration pause = Duration.ZERO;
  private long due = System.nanoTime();

  void add(Operation operation) {
    arriving.add(operation);
  }

  int waiting() {
    return arriving.size();
  }

  int retained() {
    return retainedSize;
  }

  boolean isEmpty() {
    return arriving.isEmpty() && retained.isEmpty();
  }

  /// Waits until there is something to do.
  List<Operation> take(int most) throws InterruptedException {
    Operation first = arriving.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
    List<Operation> taken = new ArrayList<>();
    if (first != null) {
      taken.add(first);
      linger(taken, most);
    }
    while (isDue() && !retained.isEmpty() && taken.size() < most) {
      taken.add(retained.remove());
    }
    retainedSize = retained.size();
    arriving.drainTo(taken, most - taken.size());
    return taken;
  }

  private void linger(List<Operation> taken, int most) throws InterruptedException {
    long end = System.nanoTime() + LINGER.toNanos();
    while (!taken.getLast().isUrgent() && taken.size() < most) {
      Operation next = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      taken.add(next);
    }
  }

  /// Keeps what could not be written for later.
  void retain(List<Closing> closings) {
    if (closings.isEmpty()) {
      return;
    }
    retained.addAll(closings);
    retainedSize = retained.size();
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(SHORTEST) < 0 ? SHORTEST : longer;
    pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    due = System.nanoTime() + pause.toNanos();
  }

  /// The database takes it: what waits need not wait for longer.
  void resume() {
    pause = Duration.ZERO;
    due = System.nanoTime();
  }

  private boolean isDue() {
    return System.nanoTime() - due >= 0;
  }

  private Duration patience() {
    if (retained.isEmpty()) {
      return IDLE;
    }
    return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
  }
}
