package coach.platform.page;

import coach.platform.Problem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which part of a list a client asks for.
///
/// @param limit the most items that it wants
/// @param after the id of the last item that it has; absent = from the start
public record PageRequest(int limit, Optional<UUID> after) {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  /// Reads the query parameters `limit` and `cursor`.
  public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
    int most = limit == null ? USUAL : limit;
    if (most < 1 || most > MOST) {
      throw Problem.Invalid.field("limit", "must be between 1 and " + MOST).toException();
    }
    return new PageRequest(most, Optional.ofNullable(cursor).map(Cursor::read));
  }

  /// How many rows to read: one more than fits tells whether another page follows.
  public int rows() {
    return limit + 1;
  }
}
