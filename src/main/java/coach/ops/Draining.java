package coach.ops;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether this node asks its balancer to send traffic elsewhere.
///
/// Thread-safe: one lock around two flags that change a few times in a process's life.
public final class Draining {
  /// Told of every change, on the thread that makes it.
  @FunctionalInterface
  public interface Listener {
    void draining(boolean now);
  }

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean active;
  private volatile boolean stopping;

  public boolean active() {
    return active;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /// Returns false when it already was.
  public synchronized boolean begin() {
    return change(true);
  }

  /// Returns false when there is nothing to end, or when the process is going down anyway.
  public synchronized boolean end() {
    return !stopping && change(false);
  }

  /// For good: the process was told to stop.
  public synchronized void stop() {
    stopping = true;
    change(true);
  }

  public boolean stopping() {
    return stopping;
  }

  private boolean change(boolean now) {
    if (active == now) {
      return false;
    }
    active = now;
    listeners.forEach(listener -> listener.draining(now));
    return true;
  }
}
