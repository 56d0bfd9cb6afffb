package coach.ai.routing.guard;

import coach.ai.ModelId;
import coach.ai.Purpose;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// How many requests may be under way at one model. Who finds it full is refused, and waits for
/// nothing.
///
/// The last tenth is kept for people who wait: programs, which can come again, are shed first.
/// Thread-safe: the semaphores are.
public final class Bulkheads {
  private static final int TENTHS_FOR_PROGRAMS = 9;

  private final Map<ModelId, Places> places = new ConcurrentHashMap<>();
  private final int most;

  public Bulkheads(int most) {
    this.most = most;
  }

  boolean enter(ModelId model, Purpose purpose) {
    Places at = at(model);
    return switch (purpose) {
      case REVIEW -> at.all().tryAcquire();
      case COMPAT -> at.enterAsProgram();
    };
  }

  void leave(ModelId model, Purpose purpose) {
    Places at = at(model);
    at.all().release();
    switch (purpose) {
      case REVIEW -> {}
      case COMPAT -> at.programs().release();
    }
  }

  private Places at(ModelId model) {
    return places.computeIfAbsent(model, _ -> Places.of(most));
  }

  private record Places(Semaphore all, Semaphore programs) {
    static Places of(int most) {
      long programs = Math.max(1, (long) most * TENTHS_FOR_PROGRAMS / 10);
      return new Places(new Semaphore(most), new Semaphore((int) programs));
    }

    boolean enterAsProgram() {
      if (!programs.tryAcquire()) {
        return false;
      }
      if (all.tryAcquire()) {
        return true;
      }
      programs.release();
      return false;
    }
  }
}
