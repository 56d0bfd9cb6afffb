package coach.coaching.arithmetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them in a sentence: `1,234.5`, `2,5`, `25k`, `1/2`, `three`. Where two
/// readings are possible it is the English one.
final class Numbers {
  private static final String DIGITS =
      "(?:\\d{1,15}(?:[.,']\\d{1,15}){0,5}|(?<![\\d.,])[.,]\\d{1,15})";
  private static final String SCALED =
      "(?:e[+-]?\\d{1,2}\\b|\\s?(?:k|m|mn|bn|grand|hundred|thousand|million|billion)\\b)?";

  /// A regular expression for one.
  static final String FORM =
      "(?:\\d{1,3}\\s?/\\s?\\d{1,3}(?![\\d/])|" + DIGITS + SCALED + "|" + NumberWords.FORM + ")";

  /// One that stands without a unit.
  static final String BARE = "(?:" + DIGITS + SCALED + "|" + NumberWords.WHOLE + ")";

  private static final Pattern ONE = pattern(FORM);
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,3})\\s?/\\s?(\\d{1,3})");
  private static final Pattern WRITTEN =
      pattern("(?<digits>[\\d.,']+)(?:e(?<power>[+-]?\\d{1,2})|\\s?(?<scale>[a-z]+))?");

  /// Also of India: `1,00,000`
  private static final Pattern COMMAS = Pattern.compile("[1-9]\\d{0,2}(,\\d{2,3})*,\\d{3}");

  private static final Pattern DOTS = Pattern.compile("\\d{1,3}([.]\\d{3}){2,}");
  private static final Pattern ENGLISH = Pattern.compile("\\d{1,3}(,\\d{2,3})*,\\d{3}[.]\\d+");
  private static final Pattern CONTINENTAL = Pattern.compile("\\d{1,3}([.]\\d{3})+,\\d+");
  private static final Pattern DECIMAL = Pattern.compile("\\d*([.,]\\d+)?");
  private static final BigDecimal NONE = BigDecimal.ONE.negate();

  private Numbers() {}

  static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// Every one in a text, in order; or what the whole says, as `twice` does.
  static List<BigDecimal> all(String text) {
    List<BigDecimal> all =
        ONE.matcher(text).results().map(MatchResult::group).map(Numbers::read).toList();
    return all.isEmpty() ? List.of(read(text)) : all;
  }

  /// @param text that [#FORM] or a word for a number matches
  /// @return below zero when it is none after all, such as `1.2.3`: nothing equals it
  static BigDecimal read(String text) {
    Matcher fraction = FRACTION.matcher(text);
    if (fraction.matches()) {
      BigDecimal under = new BigDecimal(fraction.group(2));
      return under.signum() == 0
          ? NONE
          : new BigDecimal(fraction.group(1)).divide(under, 4, RoundingMode.HALF_UP);
    }
    Matcher written = WRITTEN.matcher(text);
    return written.matches() ? digits(written) : NumberWords.read(text);
  }

  private static BigDecimal digits(Matcher written) {
    BigDecimal number = plain(written.group("digits").replace("'", ""));
    if (number.signum() < 0) {
      return NONE;
    }
    if (written.group("power") != null) {
      return unscaled(number.scaleByPowerOfTen(Integer.parseInt(written.group("power"))));
    }
    return Optional.ofNullable(written.group("scale"))
        .map(scale -> NumberWords.SCALES.get(scale.toLowerCase(Locale.ROOT)))
        .map(scale -> unscaled(number.multiply(BigDecimal.valueOf(scale)).stripTrailingZeros()))
        .orElse(number);
  }

  private static BigDecimal unscaled(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static BigDecimal plain(String text) {
    if (COMMAS.matcher(text).matches() || ENGLISH.matcher(text).matches()) {
      return new BigDecimal(text.replace(",", ""));
    }
    if (DOTS.matcher(text).matches() || CONTINENTAL.matcher(text).matches()) {
      return new BigDecimal(text.replace(".", "").replace(',', '.'));
    }
    return DECIMAL.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : NONE;
  }
}
