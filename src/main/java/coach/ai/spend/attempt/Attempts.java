package coach.ai.spend.attempt;

import coach.ai.spend.book.AttemptState;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import java.util.List;
import java.util.UUID;

/// Reads back what was attempted.
public final class Attempts {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final AttemptSearch search;

  public Attempts(AttemptSearch search) {
    this.search = search;
  }

  /// Newest first.
  Page<AttemptSearch.Row> page(PageRequest request, AttemptFilter filter) {
    UUID end = request.after().map(after -> earlier(after, filter.end())).orElse(filter.end());
    List<AttemptSearch.Row> rows = search.before(end, filter, request.rows());
    return Page.of(rows, request, AttemptSearch.Row::id);
  }

  /// Oldest first: who has waited for longest.
  Page<AttemptSearch.Row> open(PageRequest request, AttemptState state) {
    UUID after = request.after().orElse(BEFORE_ALL);
    return Page.of(search.openAfter(state, after, request.rows()), request, AttemptSearch.Row::id);
  }

  /// As the database compares them: without signs.
  private static UUID earlier(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    int low = Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    return (high == 0 ? low : high) < 0 ? one : other;
  }
}
