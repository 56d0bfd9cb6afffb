package coach.ai.compat.errand;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Bytes on their way from a provider to a client, of which only so many wait.
///
/// Who writes waits while it is full. When nobody reads any more, when it has ended, or when it is
/// another's turn, what is written vanishes. Thread-safe: one lock guards it.
public final class Pipe {
  static final int CAPACITY = 64 << 10;

  private static final int USUAL = 4 << 10;
  private static final byte[] NOTHING = {};

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition readable = lock.newCondition();
  private final Condition writable = lock.newCondition();
  private byte[] waiting = NOTHING;
  private int count;
  private boolean begun;
  private boolean ended;
  private boolean gone;
  private @Nullable Turn turn;

  /// Hears only this one.
  void listenTo(Turn next) {
    lock.lock();
    try {
      turn = next;
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Hears nobody, unless something was heard before. Returns whether it was not.
  boolean giveUp() {
    lock.lock();
    try {
      if (!begun) {
        turn = null;
      }
      return !begun;
    } finally {
      lock.unlock();
    }
  }

  /// @param bytes are copied
  void write(Turn writer, byte[] bytes, int length) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      begun |= length > 0 && !ended && turn == writer;
      int at = 0;
      while (at < length && hasRoom(writer)) {
        int some = Math.min(length - at, CAPACITY - count);
        append(bytes, at, some);
        at += some;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for it; false = it is of no use any more.
  private boolean hasRoom(Turn writer) throws InterruptedException {
    while (count >= CAPACITY && isHeard(writer)) {
      writable.await();
    }
    return isHeard(writer);
  }

  private boolean isHeard(Turn writer) {
    return !ended && !gone && turn == writer;
  }

  private void append(byte[] bytes, int from, int some) {
    if (waiting.length < count + some) {
      waiting = Arrays.copyOf(waiting, Math.max(USUAL, Math.max(count + some, 2 * count)));
    }
    System.arraycopy(bytes, from, waiting, count, some);
    count += some;
    readable.signal();
  }

  /// Whether anything was written.
  public boolean begun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /// Ends it, unless something was written. Returns whether it has ended so.
  public boolean endUnbegun() {
    lock.lock();
    try {
      if (!begun) {
        close();
      }
      return !begun;
    } finally {
      lock.unlock();
    }
  }

  /// @param last bytes, for which there is always room
  public void end(byte[] last) {
    lock.lock();
    try {
      if (!ended && !gone) {
        append(last, 0, last.length);
      }
      close();
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    ended = true;
    readable.signalAll();
    writable.signalAll();
  }

  /// Waits until there is something to read, or it has ended.
  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (count == 0 && !ended) {
        readable.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// All that waits, as soon as there is something; nothing = it has ended.
  public byte[] read() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (count == 0 && !ended) {
        readable.await();
      }
      byte[] all = Arrays.copyOf(waiting, count);
      count = 0;
      writable.signal();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /// Nobody reads any more.
  public void leave() {
    lock.lock();
    try {
      gone = true;
      count = 0;
      waiting = NOTHING;
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
