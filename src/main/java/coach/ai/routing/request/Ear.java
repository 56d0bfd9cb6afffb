package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;
import java.util.concurrent.atomic.AtomicReference;

/// What one request speaks into. Once closed, nobody hears what it still says.
///
/// Thread-safe: it either has spoken, or is closed before it could; never both.
final class Ear implements Deltas {
  private final Deltas listener;
  private final AtomicReference<State> state = new AtomicReference<>(State.SILENT);

  private enum State {
    SILENT,
    HEARD,
    CLOSED
  }

  Ear(Deltas listener) {
    this.listener = listener;
  }

  @Override
  public boolean wanted() {
    return listener.wanted();
  }

  @Override
  public void accept(String text) {
    if (state.compareAndSet(State.SILENT, State.HEARD) || state.get() == State.HEARD) {
      listener.accept(text);
    }
  }

  void close() {
    state.set(State.CLOSED);
  }

  /// Returns whether nobody has heard anything, nor ever will.
  boolean closeIfSilent() {
    return state.compareAndSet(State.SILENT, State.CLOSED);
  }
}
