package coach.ai.spend.writer;

import coach.ai.spend.writer.Operation.Call;
import coach.ai.spend.writer.Operation.Closing;
import coach.ai.spend.writer.Operation.Opening;
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
  /// What nobody waits for waits for company for so long: settlements that come one by one cost no
  /// commit each, and whoever wants a hold does not wait for them. At a hundred holds a second, 10
  /// ms let each of them meet the settlement of the one before.
  private static final Duration LINGER = Duration.ofMillis(25);

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final BlockingQueue<Operation> arriving = new LinkedBlockingQueue<>();
  private final Deque<Closing> lingering = new ArrayDeque<>();
  private final Deque<Closing> retained = new ArrayDeque<>();
  private volatile int lingeringSize;
  private volatile int retainedSize;
  private long lingersUntil = System.nanoTime();
  private Duration pause = Duration.ZERO;
  private long due = System.nanoTime();

  void add(Operation operation) {
    arriving.add(operation);
  }

  int waiting() {
    return arriving.size() + lingeringSize;
  }

  int retained() {
    return retainedSize;
  }

  boolean isEmpty() {
    return waiting() == 0 && retained.isEmpty();
  }

  /// Waits until there is something to do: whatever somebody waits for, and what waited for company
  /// long enough.
  List<Operation> take(int most) throws InterruptedException {
    List<Operation> taken = new ArrayList<>();
    Operation next = arriving.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
    while (next != null) {
      sort(next, taken);
      next = taken.size() + lingering.size() < most ? arriving.poll() : null;
    }
    boolean all = taken.stream().anyMatch(Call.class::isInstance);
    if (all || isOver(lingersUntil) || lingering.size() >= most / 2) {
      taken.addAll(0, lingering());
    }
    while (isOver(due) && !retained.isEmpty() && taken.size() < most) {
      taken.add(retained.remove());
    }
    retainedSize = retained.size();
    return taken;
  }

  private void sort(Operation operation, List<Operation> taken) {
    switch (operation) {
      case Closing closing when !closing.takesRoom() -> linger(closing);
      case Closing _, Opening _, Call _ -> taken.add(operation);
    }
  }

  private void linger(Closing closing) {
    if (lingering.isEmpty()) {
      lingersUntil = System.nanoTime() + LINGER.toNanos();
    }
    lingering.add(closing);
    lingeringSize = lingering.size();
  }

  private List<Closing> lingering() {
    List<Closing> all = List.copyOf(lingering);
    lingering.clear();
    lingeringSize = 0;
    return all;
  }

  /// Takes what waits for company, and what waits for the database, due or not: the room that it
  /// makes must be there before anybody is refused.
  List<Closing> settlements(int most) {
    List<Closing> all = new ArrayList<>(lingering());
    while (!retained.isEmpty() && all.size() < most) {
      all.add(retained.remove());
    }
    retainedSize = retained.size();
    return all;
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

  private static boolean isOver(long moment) {
    return System.nanoTime() - moment >= 0;
  }

  private Duration patience() {
    long now = System.nanoTime();
    long patience = IDLE.toNanos();
    if (!lingering.isEmpty()) {
      patience = Math.min(patience, lingersUntil - now);
    }
    if (!retained.isEmpty()) {
      patience = Math.min(patience, due - now);
    }
    return Duration.ofNanos(Math.max(0, patience));
  }
}
