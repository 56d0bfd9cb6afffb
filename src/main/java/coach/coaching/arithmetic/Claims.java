package coach.coaching.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes out of a text every sentence with a figure that our own code did not get: half a sentence
/// says something else. What stays is true; what it says beside figures is the model's own.
final class Claims {
  private static final Pattern ABOUT_RISK =
      Pattern.compile(
          "\\b(risk|reward|ratio|payoff|pays|paid|odds|R\\s?[:/]\\s?R|RR)",
          Pattern.CASE_INSENSITIVE);

  /// `09:30`
  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final KnownFigures known;

  Claims(KnownFigures known) {
    this.known = known;
  }

  /// As texts are compared.
  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /// Empty when nothing stays.
  String cleansed(String text) {
    String normal = normal(text);
    boolean aboutRisk = ABOUT_RISK.matcher(normal).find();
    List<String> all = Sentences.of(normal);
    List<String> staying = all.stream().filter(it -> holds(it, aboutRisk)).toList();
    return staying.size() == all.size() ? normal : String.join("", staying).strip();
  }

  private boolean holds(String sentence, boolean aboutRisk) {
    return Stream.of(ClaimKind.values())
        .allMatch(
            kind ->
                kind.patterns().stream()
                    .flatMap(pattern -> pattern.matcher(sentence).results())
                    .allMatch(match -> holds(kind, match, aboutRisk)));
  }

  private boolean holds(ClaimKind kind, MatchResult match, boolean aboutRisk) {
    return kind == ClaimKind.RATIO ? ratioStays(match, aboutRisk) : stays(kind, match);
  }

  private boolean stays(ClaimKind kind, MatchResult match) {
    BigDecimal claimed = Numbers.read(match.group("n"));
    return known.has(kind, claimed) && !match.group().matches("(?i).*\\b(out of|in)\\b.*");
  }

  /// With a colon it is a ratio unless it is a time of day; in words where one side is one; and in
  /// any way where the text speaks of risk. From price to price is none.
  private boolean ratioStays(MatchResult match, boolean aboutRisk) {
    BigDecimal first = Numbers.read(match.group("n"));
    BigDecimal second = Numbers.read(match.group("m"));
    String by = match.group("by");
    boolean colon = by.matches("\\s?[:∶]\\s?");
    boolean toOne = by.contains("to") && (isOne(first) || isOne(second));
    if (!aboutRisk && !toOne && (!colon || CLOCK.matcher(match.group()).matches())) {
      return true;
    }
    boolean prices = known.has(ClaimKind.MONEY, first) && known.has(ClaimKind.MONEY, second);
    return prices || known.has(ClaimKind.RATIO, ratio(first, second));
  }

  private static boolean isOne(BigDecimal number) {
    return number.compareTo(BigDecimal.ONE) == 0;
  }

  /// `1:3` and `3:1` both say three: the one is what is risked.
  private static BigDecimal ratio(BigDecimal first, BigDecimal second) {
    if (isOne(first)) {
      return second;
    }
    if (isOne(second)) {
      return first;
    }
    return first.signum() <= 0
        ? BigDecimal.ONE.negate()
        : second.divide(first, MathContext.DECIMAL32);
  }
}
