package coach.ai.compat.errand;

import coach.ai.ModelId;
import coach.ai.compat.translate.Translation.Inexpressible;
import java.util.Optional;

/// What the requests of one answer share.
///
/// Thread-safe: what changes is volatile, and the pipe decides whose turn it is.
public final class Track {
  private final Pipe pipe = new Pipe();
  private final Laps laps;
  private volatile Optional<Turn> turn = Optional.empty();
  private volatile Optional<Inexpressible> inexpressible = Optional.empty();

  public Track(Laps laps) {
    this.laps = laps;
  }

  public Pipe pipe() {
    return pipe;
  }

  public Laps laps() {
    return laps;
  }

  /// From now on nothing is heard of the requests before.
  Turn begin(ModelId model) {
    Turn next = new Turn(model);
    turn = Optional.of(next);
    pipe.listenTo(next);
    laps.leaves();
    return next;
  }

  /// The last one that was begun.
  public Optional<Turn> turn() {
    return turn;
  }

  /// The first thing that a model could not be asked.
  void cannotSay(Inexpressible what) {
    if (inexpressible.isEmpty()) {
      inexpressible = Optional.of(what);
    }
  }

  public Optional<Inexpressible> inexpressible() {
    return inexpressible;
  }
}
