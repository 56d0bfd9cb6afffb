package coach.coaching.api;

import coach.coaching.Verdict;
import coach.coaching.store.History.Filter;
import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import coach.shared.Symbol;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters by which the history is filtered.
final class Filters {
  private Filters() {}

  /// @throws coach.platform.ProblemException that names all that is wrong
  static Filter of(
      @Nullable String symbol,
      @Nullable String verdict,
      @Nullable String from,
      @Nullable String to) {
    List<FieldError> errors = new ArrayList<>();
    Filter filter =
        new Filter(
            read("symbol", symbol, Symbol::of, errors),
            read("verdict", verdict, Verdict::of, errors),
            read("from", from, Filters::time, errors),
            read("to", to, Filters::time, errors));
    if (!errors.isEmpty()) {
      throw new Problem.Invalid(errors).toException();
    }
    return filter;
  }

  private static <T> Optional<T> read(
      String name, @Nullable String text, Function<String, T> type, List<FieldError> errors) {
    try {
      return Optional.ofNullable(text).map(type);
    } catch (IllegalArgumentException e) { // ours, each with what it wants
      errors.add(new FieldError(name, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time such as 2026-03-02T15:00:00Z", e);
    }
  }
}
