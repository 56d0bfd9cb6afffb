package coach.platform.page;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// A part of a list, as every list of the API is answered.
///
/// @param next the cursor of the page that follows; absent on the last one
public record Page<T>(List<T> items, @JsonInclude(ALWAYS) Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /// @param rows at most [PageRequest#rows] of them: the last tells that there are more, and is
  ///     dropped
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, UUID> id) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> items = rows.subList(0, request.limit());
    return new Page<>(items, Optional.of(Cursor.after(id.apply(items.getLast()))));
  }

  /// The same page with what clients see in the place of rows.
  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
