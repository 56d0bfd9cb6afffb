package coach.ai.routing.request;

import static java.util.concurrent.TimeUnit.SECONDS;

import coach.ai.AiGateway.Deltas;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between a provider and the listener of an answer: knows whether anything was heard, and
/// keeps the one from the other's failures.
///
/// A listener that throws is told no more, and the answer goes on. Thread-safe: what was heard has
/// one lock, held for moments, and the listener another, so that it hears one thing at a time.
public final class Listening implements Deltas {
  private static final Logger log = LoggerFactory.getLogger(Listening.class);
  private static final long PATIENCE_SECONDS = 1;

  private final Deltas listener;
  private final ReentrantLock turn = new ReentrantLock();
  private final StringBuilder heard = new StringBuilder();
  private volatile boolean over;
  private volatile boolean deaf;

  public Listening(Deltas listener) {
    this.listener = listener;
  }

  @Override
  public boolean wanted() {
    return listener.wanted();
  }

  @Override
  public void accept(String text) {
    turn.lock();
    try {
      if (!over) {
        hear(text);
      }
    } finally {
      turn.unlock();
    }
  }

  private void hear(String text) {
    synchronized (heard) {
      heard.append(text);
    }
    if (deaf) {
      return;
    }
    try {
      listener.accept(text);
    } catch (RuntimeException e) { // foreign code: what was asked for is paid for, and goes on
      deaf = true;
      log.debug("A listener has gone", e);
    }
  }

  public boolean hasBegun() {
    synchronized (heard) {
      return !heard.isEmpty();
    }
  }

  public String heard() {
    synchronized (heard) {
      return heard.toString();
    }
  }

  /// The listener hears no more from now on. A word that it is hearing just now may end first, but
  /// not even that is waited for for long.
  public void end() throws InterruptedException {
    over = true;
    if (turn.tryLock(PATIENCE_SECONDS, SECONDS)) {
      turn.unlock();
    }
  }
}
