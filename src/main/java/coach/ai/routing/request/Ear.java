package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;

/// What one request speaks into. Once closed, nobody hears what it still says. Thread-safe.
final class Ear implements Deltas {
  private final Deltas listener;
  private volatile boolean closed;

  Ear(Deltas listener) {
    this.listener = listener;
  }

  @Override
  public boolean wanted() {
    return listener.wanted();
  }

  @Override
  public void accept(String text) {
    if (!closed) {
      listener.accept(text);
    }
  }

  void close() {
    closed = true;
  }
}
