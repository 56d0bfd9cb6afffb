package coach.coaching.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text every figure that our own code did not get. What stays is true; what it says
/// beside figures is the model's own.
final class Claims {
  static final String REMOVED = "[figure removed]";

  private static final Pattern ABOUT_RISK =
      Pattern.compile(
          "\\b(risk|reward|ratio|payoff|odds|R\\s?[:/]\\s?R|RR)", Pattern.CASE_INSENSITIVE);

  /// `09:30`
  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final KnownFigures known;

  Claims(KnownFigures known) {
    this.known = known;
  }

  String cleansed(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    boolean aboutRisk = ABOUT_RISK.matcher(normal).find();
    for (ClaimKind kind : ClaimKind.values()) {
      for (Pattern pattern : kind.patterns()) {
        normal =
            pattern
                .matcher(normal)
                .replaceAll(match -> Matcher.quoteReplacement(judged(kind, match, aboutRisk)));
      }
    }
    return normal;
  }

  private String judged(ClaimKind kind, MatchResult match, boolean aboutRisk) {
    boolean stays = kind == ClaimKind.RATIO ? ratioStays(match, aboutRisk) : stays(kind, match);
    return stays ? match.group() : REMOVED;
  }

  private boolean stays(ClaimKind kind, MatchResult match) {
    BigDecimal claimed = Numbers.read(match.group("n"));
    return known.has(kind, claimed) && !match.group().matches("(?i).*\\b(out of|in)\\b.*");
  }

  /// With a colon it is a ratio unless it is a time of day; with a slash or in words only where the
  /// text speaks of risk.
  private boolean ratioStays(MatchResult match, boolean aboutRisk) {
    boolean colon = match.group("by").matches("\\s?[:∶]\\s?");
    if (!aboutRisk && (!colon || CLOCK.matcher(match.group()).matches())) {
      return true;
    }
    return known.has(ClaimKind.RATIO, ratio(match));
  }

  /// `1:3` and `3:1` both say three: the one is what is risked.
  private static BigDecimal ratio(MatchResult match) {
    BigDecimal first = Numbers.read(match.group("n"));
    BigDecimal second = Numbers.read(match.group("m"));
    if (first.compareTo(BigDecimal.ONE) == 0) {
      return second;
    }
    if (second.compareTo(BigDecimal.ONE) == 0) {
      return first;
    }
    return first.signum() <= 0
        ? BigDecimal.ONE.negate()
        : second.divide(first, MathContext.DECIMAL32);
  }
}
