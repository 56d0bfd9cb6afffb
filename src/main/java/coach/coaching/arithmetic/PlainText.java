package coach.coaching.arithmetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text as it is judged: without markup, and with one spelling for what looks alike. Nobody is
/// shown it.
final class PlainText {
  private static final int DECIMALS = 4;

  /// `2½` would become `21/2`, and `10²` would become `102`.
  private static final Pattern FRACTION_SIGN = Pattern.compile("(?<=\\p{Nd})(?=[¼½¾⅐-⅞])");

  private static final Pattern POWER = Pattern.compile("(?<=\\p{Nd})(?=[²³¹⁰⁴-⁹])");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}]");
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}−]");
  private static final Pattern QUOTE = Pattern.compile("[’‘ʼ´`′]");
  private static final Pattern COLON = Pattern.compile("[∶ː꞉]");
  private static final Pattern CROSS = Pattern.compile("[×✕✖⨯]|(?<=\\d)\\s?\\*{1,2}\\s?(?=\\d)");
  private static final Pattern MARKUP =
      Pattern.compile("</?\\p{L}[^<>]{0,60}>|[*~\\\\]|(?<!\\d)_|_(?!\\d)|(?<!\\d)'(?=\\d)");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /// `1/2` where it cannot be a date or a ratio: behind a whole number, or by its sign.
  private static final Pattern FRACTION =
      Pattern.compile(
          "(?:(?<whole>\\d{1,9})[ -])?(?<over>\\d{1,3})\\s?⁄\\s?(?<under>\\d{1,3})"
              + "|(?<![\\d.,:/-])(?<whole2>\\d{1,9}) (?<over2>[1-7])/(?<under2>[2-8])(?![\\d/:])");

  /// `1 200`, `1'200`, `1_200`
  private static final Pattern GROUPED =
      Pattern.compile("(?<![\\p{L}\\d.,:/])\\d{1,3}(?:[ '_]\\d{3})+(?!\\d)");

  private PlainText() {}

  static String of(String text) {
    String apart = FRACTION_SIGN.matcher(POWER.matcher(text).replaceAll("^")).replaceAll(" ");
    String alike = UNSEEN.matcher(Normalizer.normalize(apart, Normalizer.Form.NFKC)).replaceAll("");
    String plain = MARKUP.matcher(signs(digits(alike))).replaceAll("");
    String spaced = SPACES.matcher(plain).replaceAll(" ");
    String whole = GROUPED.matcher(spaced).replaceAll(it -> it.group().replaceAll("[ '_]", ""));
    return FRACTION.matcher(whole).replaceAll(PlainText::decimal);
  }

  private static String digits(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .map(it -> Character.isDigit(it) ? '0' + Character.digit(it, 10) : it)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  private static String signs(String text) {
    String dashed = DASH.matcher(text).replaceAll("-");
    String quoted = QUOTE.matcher(dashed).replaceAll("'");
    String crossed = CROSS.matcher(COLON.matcher(quoted).replaceAll(":")).replaceAll("x");
    return crossed
        .replace('٫', '.')
        .replace('٬', ',')
        .replaceAll("(?<=\\d)[·∙⋅](?=\\d)", ".")
        .replace('∕', '/')
        .replace('÷', '/');
  }

  private static String decimal(MatchResult it) {
    boolean signed = it.group("over") != null;
    String whole = signed ? it.group("whole") : it.group("whole2");
    BigDecimal under = new BigDecimal(signed ? it.group("under") : it.group("under2"));
    BigDecimal over = new BigDecimal(signed ? it.group("over") : it.group("over2"));
    if (under.signum() == 0) {
      return "0";
    }
    BigDecimal part = over.divide(under, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return part.add(whole == null ? BigDecimal.ZERO : new BigDecimal(whole)).toPlainString();
  }
}
