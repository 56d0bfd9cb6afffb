package coach.ai.spend.attempt;

import coach.ai.spend.book.AttemptState;
import coach.platform.IdSource;
import coach.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which attempts are looked for.
///
/// @param model its name, with or without its provider's before it
/// @param from when the first of them began
/// @param to before which the last of them began
record AttemptFilter(
    Optional<AttemptState> state,
    Optional<String> model,
    Optional<Instant> from,
    Optional<Instant> to) {
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._:/@-]{1,100}");
  private static final int LONGEST_TIME = 35;

  AttemptFilter {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw Problem.Invalid.field("to", "must be after from").toException();
    }
  }

  /// Reads query parameters.
  ///
  /// @throws coach.platform.ProblemException when one of them is nonsense
  static AttemptFilter of(
      @Nullable String state, @Nullable String model, @Nullable String from, @Nullable String to) {
    return new AttemptFilter(
        Optional.ofNullable(state).map(AttemptFilter::state),
        Optional.ofNullable(model).map(AttemptFilter::model),
        Optional.ofNullable(from).map(text -> time("from", text)),
        Optional.ofNullable(to).map(text -> time("to", text)));
  }

  static AttemptState state(String text) {
    return AttemptState.of(text)
        .orElseThrow(
            Problem.Invalid.field("state", "must be held, settled, released or unknown")
                ::toException);
  }

  /// The first id of attempts that are looked for: ids sort by time.
  UUID first() {
    return from.map(IdSource::firstAt).orElse(new UUID(0, 0));
  }

  /// The first id after them, as the database sorts ids.
  UUID end() {
    return to.map(IdSource::firstAt).orElse(new UUID(-1, -1));
  }

  private static String model(String text) {
    if (!MODEL.matcher(text).matches()) {
      throw Problem.Invalid.field(
              "model", "must be the name of a model, such as gpt-5.6-terra or openai/gpt-5.6-terra")
          .toException();
    }
    return text;
  }

  private static Instant time(String field, String text) {
    try {
      if (text.length() <= LONGEST_TIME && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // told below, in the same words
    }
    throw Problem.Invalid.field(field, "must be like 2026-03-02T15:00:00Z").toException();
  }
}
