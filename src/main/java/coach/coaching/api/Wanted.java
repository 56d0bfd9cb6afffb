package coach.coaching.api;

import coach.ai.Payer;
import coach.coaching.Charts.Upload;
import coach.coaching.Direction;
import coach.coaching.ImageId;
import coach.coaching.Said;
import coach.coaching.store.Commission;
import coach.platform.PathId;
import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import coach.platform.ProblemException;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a client asks for, as it spelled it. What is blank is absent: so browsers send it.
record Wanted(
    Optional<String> symbol,
    Optional<String> timeframe,
    Optional<String> direction,
    Optional<String> notes,
    Optional<String> accountRiskUsd,
    Optional<String> imageId,
    Optional<Upload> upload) {
  private static final BigDecimal MOST_AT_RISK = BigDecimal.TEN.pow(9);
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}([.][0-9]{1,6})?");
  private static final Pattern LARGE = Pattern.compile("[0-9]{11,}([.][0-9]*)?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\r\\n\\t]]");

  /// @param key the client's `Idempotency-Key`
  /// @throws ProblemException that names all that is wrong
  Commission commission(Payer payer, String requestId, Optional<String> key) {
    List<FieldError> errors = new ArrayList<>();
    Said said =
        new Said(
            read("symbol", symbol, Symbol::of, errors),
            read("timeframe", timeframe, Timeframe::of, errors),
            read("direction", direction, Wanted::direction, errors),
            read("notes", notes, Wanted::notes, errors),
            read("account_risk_usd", accountRiskUsd, Wanted::amount, errors));
    Optional<ImageId> image = read("image_id", imageId, Wanted::image, errors);
    if (upload.isPresent() && imageId.isPresent()) {
      errors.add(new FieldError("image_id", "must not be given with an image"));
    }
    if (upload.isEmpty() && imageId.isEmpty() && notes.filter(it -> !it.isBlank()).isEmpty()) {
      errors.add(new FieldError("image", "is needed, or image_id, or notes"));
    }
    if (!errors.isEmpty()) {
      throw new Problem.Invalid(errors).toException();
    }
    return new Commission(payer, requestId, said, upload, image, key);
  }

  private static <T> Optional<T> read(
      String field, Optional<String> text, Function<String, T> type, List<FieldError> errors) {
    Optional<String> given = text.filter(it -> !it.isBlank());
    try {
      return given.map(type);
    } catch (IllegalArgumentException e) { // ours, each with what it wants
      errors.add(new FieldError(field, String.valueOf(e.getMessage())));
    } catch (ProblemException e) {
      errors.add(new FieldError(field, "names no chart of yours"));
    }
    return Optional.empty();
  }

  private static Direction direction(String text) {
    if (!text.equals("long") && !text.equals("short")) {
      throw new IllegalArgumentException("must be long or short");
    }
    return Direction.of(text);
  }

  private static String notes(String text) {
    if (text.length() > Said.LONGEST) {
      throw new IllegalArgumentException("must have at most " + Said.LONGEST + " characters");
    }
    if (CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException("must have no control characters");
    }
    return text.strip();
  }

  private static BigDecimal amount(String text) {
    if (LARGE.matcher(text).matches()) {
      throw tooMuch();
    }
    if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).signum() <= 0) {
      throw new IllegalArgumentException(
          "must be a plain decimal above 0 with at most 6 decimals, such as 99.5");
    }
    BigDecimal amount = new BigDecimal(text);
    if (amount.compareTo(MOST_AT_RISK) > 0) {
      throw tooMuch();
    }
    return amount;
  }

  private static IllegalArgumentException tooMuch() {
    return new IllegalArgumentException("must be at most " + MOST_AT_RISK.toPlainString());
  }

  private static ImageId image(String text) {
    return new ImageId(PathId.of(text, "chart"));
  }
}
