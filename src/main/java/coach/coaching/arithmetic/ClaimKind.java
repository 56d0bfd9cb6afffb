package coach.coaching.arithmetic;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kinds of figures that a text may claim, and how they are written.
///
/// Each pattern has a group `n`, the figure or several. In the forms `@` is a number, `#` is one or
/// a range, `<` where a number may begin, `>` what may stand between it and its unit, and `&` is
/// `the`, `your` and the like, or nothing. Texts are spelled ([PlainText]) before.
enum ClaimKind {
  /// What our code never computes, so that none of it can be right.
  UNCONFIRMED(
      "\\d\\s?[x^]\\s?\\d",
      "<(?<n>@)\\s?(?:x|:\\s?1|to\\s1|times)?\\s*leverage\\b",
      "\\bleverage\\w*\\W+(?:(?:of|is|at|about|around|to)\\W+)?(?<n>@)",
      "<(?<n>#)>(?:x\\s*|times\\s+&)?(?:ATRs?|average true range)\\b(?!\\s*\\()",
      "<(?<n>#)>(?:ticks?|contracts?|handles?|sigmas?)\\b",
      "<(?<n>@)\\s+(?:out of|in)\\s+(?:@)(?=\\s+(?:such\\s+|these\\s+|similar\\s+)?"
          + "(?:times|cases|trades|setups|chance)|[.,;]|$)",
      ClaimKind.SIDE + ".{0,40}?" + ClaimKind.COMPARED + ".{0,30}?" + ClaimKind.SIDE,
      ClaimKind.SIDE
          + ".{0,20}\\b(?:and|versus|vs)\\b.{0,20}"
          + ClaimKind.SIDE
          + ".{0,20}\\b(?:same|equal|even|balanced|identical)\\b",
      "\\beven money\\b|\\bas much as (?:you|it|the trade)\\b",
      "\\b(?:factor|multiple) of\\b|\\b(?:quin|sex|sep|oc)tuples?\\b"),

  /// `1:3`, `three to one`: begins like others
  RATIO(
      "(?<![\\p{L}\\d.,:/])(?<n>@)(?<by>\\s?:\\s?|\\s?/\\s?|\\s+to\\s+|-to-)(?<m>@)"
          + "(?![\\p{L}\\d:/]|-(?!fold)\\p{L}|[\\s-]+(?:more\\s+)?(?:second|minute|hour|day|week|month|year"
          + "|session|bar|candle|time)s?\\b)"),

  /// `2.5R`, `R:R of 3`, `risk/reward ratio is about 2`, `three times the risk`, `twice your stop`
  MULTIPLE(
      "<(?<n>#)>R(?:\\s?[:/]\\s?R)?(?![\\p{L}\\d])",
      "\\b(?:R\\s?[:/]\\s?R|R{1,3}|R[- ]multiple)\\s*(?:ratio\\s*)?(?:of|is|=|:|≈)\\s*(?<n>#)",
      "\\b(?:R\\s?[:/]\\s?R|R{2,3})\\s*(?:ratio\\s*)?(?<n>#)(?!\\s?[:/]|[.,]?\\d|\\s+to\\s)",
      "\\b(?:risk|reward)(?:\\s*[-/:]\\s*|\\s+to\\s+|-to-|\\s+)(?:risk|reward)\\b\\D{0,25}?(?<n>#)"
          + "(?!\\s?[:/]|[.,]?\\d|\\s+to\\s)",
      "<(?<n>#)(?:\\s?x|\\s?-?fold|\\s+times)\\s+(?:as much as\\s+|more than\\s+)?&"
          + "(?:\\w+\\s+)?(?:risk|stop|loss)\\w*",
      "\\b(?<n>twice|thrice|double|triple|quadruple|half)\\s+(?:as much as\\s+)?&"
          + "(?:\\w+\\s+)?(?:risk|stop|loss)\\w*(?!\\s+(?:size|order))",
      "<(?<n>@)\\s+of\\s+(?:the|your|its)\\s+(?:risk|loss)\\b",
      "\\b(?<n>" + NumberWords.ONES + ")fold\\b",
      "<(?<n>#)\\s?(?:x(?![\\p{L}\\d])|-?\\s?fold\\b)",
      "<(?<n>#)\\s+times\\s+(?:as|over|more|what|that|the|your|its|larger|bigger|greater)\\b"
          + "(?!\\s+(?:\\w+\\s+)?(?:reward|target|profit|gain))",
      "\\b(?:pay|return|gain|earn|make|win|profit|reward|worth)\\w*\\s(?:\\D{0,25}\\s)?(?<n>#)"
          + "\\s+times\\b(?!\\s+(?:\\w+\\s+){0,2}(?:reward|target|profit|gain))",
      "\\b(?<n>twice|thrice|double|triple|quadruple)s?\\s+(?:as much|the|its|your|what|that)\\b"
          + "(?!\\s+(?:\\w+\\s+)?(?:reward|target|profit|gain|top|bottom))",
      "\\b(?<n>double|triple|quadruple)s?(?=\\s*(?:[.,;!?]|$))",
      "\\bR[- ]?multiples?\\b\\D{0,25}?(?<n>#)"),

  /// `the stop is half of the reward`
  INVERSE(
      "<(?<n>#)(?:\\s?x|\\s+times)\\s+(?:as much as\\s+|more than\\s+)?&(?:\\w+\\s+)?"
          + "(?:reward|target|profit|gain)\\w*",
      "\\b(?<n>half|twice|thrice|double|triple|@(?=\\s+of\\b))\\s+(?:of\\s+)?(?:the|your|its)\\s+(?:\\w+\\s+)?"
          + "(?:reward|profit|gain)\\b"),

  /// `half of your account`, `a quarter of the capital`
  SHARE(
      "(?<![\\p{L}\\d.,/])(?<n>half|third|quarter|@(?=\\s+of\\b))\\s+(?:of\\s+)?(?:your|the|an?|his|her|their)\\s+"
          + "(?:\\w+\\s+)?(?:account|capital|equity|balance|money|portfolio|funds|stake)\\b"),

  /// `12 %`, `3 percent`
  PERCENT("<(?<n>#)>(?:%|(?:percent|per\\s?cent|pct|pc|percentage points?)\\b)"),

  BASIS_POINTS("<(?<n>#)>(?:bps?|basis points?)\\b"),

  /// `40 pips`
  PIPS("(?<![\\d.,/])(?<n>#)>(?:pips?|p)\\b"),

  PIPETTES("<(?<n>#)>pipettes?\\b"),

  /// `120 points`; `the H4 points up` claims nothing
  POINTS("<(?<n>#)>(?:points?|pts?)\\b"),

  CENTS("<(?<n>#)>(?:cents?|¢)"),

  /// `$500`, `250 dollars`
  MONEY(
      "(?:\\p{Sc}|\\b(?:USD[TC]?|EUR|GBP|JPY|CHF|AUD|CAD|NZD)\\s?)\\s?-?(?<n>#)",
      "(?<![\\d.,/])(?<n>#)>(?:\\p{Sc}|(?:US[- ])?(?:USD[TC]?|dollars?|bucks|EUR|euros?|GBP|quid|pounds?|JPY"
          + "|yen|CHF|francs?|AUD|CAD|NZD|grand|rupees?)\\b)"),

  UNITS("<(?<n>#)>(?:\\p{L}+\\s+)?units?\\b"),

  SHARES("<(?<n>#)>(?:\\p{L}+[- ])?(?:shares?|stocks)\\b"),

  COINS(
      "<(?<n>#)>(?:\\p{L}+[- ])?(?:coins?|tokens?|ounces?|oz|BTC|bitcoins?|ETH|ether|SOL|XRP|ADA|BNB"
          + "|DOGE|LTC|XAU|XAG)\\b"),

  /// `2 lots`
  LOTS("<(?<n>#)>(?:(?!mini|micro|nano)\\p{L}+[- ])?lots?\\b"),

  MINI_LOTS("<(?<n>#)>mini[- ]?lots?\\b"),

  MICRO_LOTS("<(?<n>#)>micro[- ]?lots?\\b");

  /// What is risked, or what is to be won.
  private static final String SIDE =
      "\\b(?:risk|stop|los[es]|reward|target|profit|gain|upside|downside|mak(?:e|es|ing)\\b|pays?\\b)\\w*";

  /// One side as large as the other, larger or smaller.
  private static final String COMPARED =
      "\\b(?:equal|exceed|outweigh|dwarf|surpass|match(?:es)?\\b|the same\\b|identical"
          + "|\\w+er (?:\\w+ )?than\\b|(?:less|more|further) than\\b)\\w*";

  private static final String BEGIN = "(?<![\\p{L}\\d.,/])";
  private static final String RANGE = "@(?:\\s?(?:-|to|or)\\s?(?:@)){0,2}";
  private static final String BETWEEN = "[\\s)\\]\"'-]{0,3}";
  private static final String ARTICLE = "(?:(?:the|its|your|what is|what's)\\s+)?";

  private final List<Pattern> patterns;

  ClaimKind(String... forms) {
    this.patterns = Stream.of(forms).map(ClaimKind::pattern).toList();
  }

  List<Pattern> patterns() {
    return patterns;
  }

  private static Pattern pattern(String form) {
    return Numbers.pattern(
        form.replaceAll("(?<!\\?|\\(\\?)<(?=\\()", Matcher.quoteReplacement(BEGIN))
            .replaceAll("(?<=\\))>", Matcher.quoteReplacement(BETWEEN))
            .replace("&", ARTICLE)
            .replace("#", RANGE)
            .replace("@", Numbers.FORM));
  }
}
