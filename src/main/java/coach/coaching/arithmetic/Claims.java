package coach.coaching.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes out of a text every sentence with a figure that our own code did not get: half a sentence
/// says something else. What stays is true; what it says beside figures is the model's own.
///
/// Numbers with a unit must be ours in that unit. In a sentence that speaks of what we compute, or
/// has such a number, the others must be ours too, prices, or plainly something else: see
/// [Bystanders].
final class Claims {
  private static final Pattern ABOUT_RISK =
      Numbers.pattern("\\b(?:risk|reward|ratio|payoff|pays|paid|odds|R\\s?[:/]\\s?R|RR)");

  /// Speaks of what we compute.
  private static final Pattern ABOUT_FIGURES =
      Numbers.pattern(
          "\\b(?:risk|reward|ratio|pay|paid|odds|R\\s?[:/]\\s?R\\b|RR\\b|profit|los[est]|losing|gain|earn"
              + "|mak(?:e|es|ing)\\b|made\\b|win|won\\b|return|multiple|siz(?:e|ing)|quantity|qty|lot|buy|sell"
              + "|leverage|margin|exposure|account\\b|capital|equity|balance|position|distance|away|wide|room"
              + "|expectancy|expected|break-?even|drawdown|percent|pips?|points?\\b|ticks?|ATR|stop|target|upside"
              + "|downside|rose|rise|risen|fell|fall|fallen|drop|climb|rall[iy]|slid|jump|moved?|up\\s+\\d"
              + "|down\\s+\\d|by\\s+\\d|units?|shares?|contracts?|confiden|probabilit|chance|likel)"
              + "|%|\\d\\s+(?:below|above|under|over|beyond|beneath|from|past|off)\\b");

  /// What follows is no price, even where it could be one.
  private static final Pattern AMOUNT =
      Numbers.pattern(
          "\\b(?:los(?:e|es|s|ses|ing|t)|gain\\w*|mak(?:e|es|ing)|earn\\w*|risk\\w*|profit\\w*|win\\w*|pays?|reward"
              + "|size|quantity|qty)\\s*(?:(?:of|is|are|was|be|about|around|only|just|up to|a|some|than|roughly"
              + "|nearly|almost|maybe|another|you|would be|will be|=|:)\\s+){0,3}(?<n>"
              + Numbers.BARE
              + ")(?![\\d.,]*\\d)");

  private static final Pattern NUMBER = Numbers.pattern("(?<![\\p{L}\\d])" + Numbers.BARE);

  /// Letters of two alphabets in one word hide a unit.
  private static final Pattern DISGUISED =
      Pattern.compile(
          "\\d.*(?:\\p{IsLatin}[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\p{IsLatin})"
              + "|(?:\\p{IsLatin}[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\p{IsLatin}).*\\d");

  /// `09:30`
  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final KnownFigures known;

  Claims(KnownFigures known) {
    this.known = known;
  }

  /// Empty when nothing stays.
  String cleansed(String text) {
    boolean aboutRisk = ABOUT_RISK.matcher(PlainText.of(text)).find();
    List<String> all = Sentences.of(text);
    List<String> staying =
        all.stream()
            .filter(it -> !Language.isForeign(it) && holds(PlainText.of(it), aboutRisk))
            .toList();
    return staying.size() == all.size() ? text : String.join("", staying).strip();
  }

  private boolean holds(String spelled, boolean aboutRisk) {
    String sentence = Bystanders.withoutNames(spelled);
    List<Claim> claims =
        Stream.of(ClaimKind.values()).flatMap(it -> Claim.of(it, sentence)).toList();
    return !DISGUISED.matcher(spelled).find()
        && claims.stream().allMatch(it -> holds(it, sentence, aboutRisk))
        && (claims.isEmpty() && !ABOUT_FIGURES.matcher(sentence).find()
            || restHolds(without(claims, sentence), BareUnits.namedIn(sentence)));
  }

  private record Claim(ClaimKind kind, MatchResult match) {
    static Stream<Claim> of(ClaimKind kind, String sentence) {
      return kind.patterns().stream()
          .flatMap(pattern -> pattern.matcher(sentence).results())
          .map(match -> new Claim(kind, match));
    }
  }

  /// What was judged is not judged again; words stay, for they say what the others are about.
  private static String without(List<Claim> claims, String sentence) {
    StringBuilder rest = new StringBuilder(sentence);
    for (Claim claim : claims) {
      for (int at = claim.match().start(); at < claim.match().end(); at++) {
        rest.setCharAt(at, Character.isDigit(rest.charAt(at)) ? '_' : rest.charAt(at));
      }
    }
    return rest.toString();
  }

  private boolean holds(Claim claim, String sentence, boolean aboutRisk) {
    return switch (claim.kind()) {
      case UNCONFIRMED -> false;
      case RATIO -> ratioStays(claim.match(), aboutRisk);
      default -> stays(claim.kind(), claim.match(), sentence);
    };
  }

  private boolean stays(ClaimKind kind, MatchResult match, String sentence) {
    Role role = Role.at(sentence, match.start(), match.end());
    List<BigDecimal> claimed = Numbers.all(match.group("n"));
    return claimed.stream().allMatch(it -> known.has(kind, it, role));
  }

  private boolean restHolds(String sentence, Set<ClaimKind> named) {
    String rest = Bystanders.withoutCounts(sentence);
    return AMOUNT.matcher(rest).results().allMatch(it -> amountHolds(it, rest, named))
        && NUMBER
            .matcher(rest)
            .results()
            .allMatch(it -> isPrice(it.group()) || isOurs(it.group(), it, rest, named));
  }

  /// A level can be lost too.
  private boolean amountHolds(MatchResult it, String sentence, Set<ClaimKind> named) {
    boolean level = it.group().regionMatches(true, 0, "loss of ", 0, 8);
    return level && Numbers.all(it.group("n")).stream().allMatch(known::isPrice)
        || isOurs(it.group("n"), it, sentence, named);
  }

  private boolean isOurs(String number, MatchResult at, String sentence, Set<ClaimKind> named) {
    Role role = Role.at(sentence, at.start(), at.end());
    return Numbers.all(number).stream().allMatch(it -> known.hasBare(it, named, role));
  }

  private boolean isPrice(String number) {
    return Numbers.all(number).stream().allMatch(it -> known.isPrice(it) || known.isLikeAPrice(it));
  }

  /// With a colon it is a ratio unless it is a time of day; in words where one side is one; and in
  /// any way where the text speaks of risk. From price to price is none.
  private boolean ratioStays(MatchResult match, boolean aboutRisk) {
    BigDecimal first = Numbers.read(match.group("n"));
    BigDecimal second = Numbers.read(match.group("m"));
    String by = match.group("by");
    boolean colon = by.contains(":");
    boolean toOne = by.contains("to") && (isOne(first) || isOne(second));
    if (!aboutRisk && !toOne && (!colon || CLOCK.matcher(match.group()).matches())) {
      return true;
    }
    boolean prices = known.isPrice(first) && known.isPrice(second);
    boolean likePrices = !colon && known.isLikeAPrice(first) && known.isLikeAPrice(second);
    return prices
        || likePrices && !toOne
        || known.has(ClaimKind.RATIO, ratio(first, second), Role.EITHER);
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
