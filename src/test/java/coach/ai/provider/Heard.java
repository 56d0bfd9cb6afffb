package coach.ai.provider;

import coach.ai.AiGateway.Deltas;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what it hears.
public final class Heard implements Deltas {
  private final List<String> pieces = new CopyOnWriteArrayList<>();

  @Override
  public void accept(String text) {
    pieces.add(text);
  }

  public List<String> pieces() {
    return pieces;
  }

  public String text() {
    return String.join("", pieces);
  }
}
