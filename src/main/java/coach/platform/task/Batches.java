package coach.platform.task;

import java.util.function.IntUnaryOperator;

/// Removes many rows without one statement that holds up the rest.
public final class Batches {
  private Batches() {}

  /// Repeats a statement until it finds no more than it may remove. Returns how many are gone.
  ///
  /// @param statement removes at most as many as it is told, and returns how many
  public static int remove(int most, IntUnaryOperator statement) {
    int all = 0;
    int removed;
    do {
      removed = statement.applyAsInt(most);
      all += removed;
    } while (removed == most);
    return all;
  }
}
