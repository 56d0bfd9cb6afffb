package coach.coaching.arithmetic;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kinds of figures that a text may claim, and how they are written.
///
/// Each pattern has a group `n`, the figure. Texts are normalised (NFKC) before.
enum ClaimKind {
  /// `1:3`, `three to one`: judged before the rest, because it begins like others
  RATIO(
      "(?<![\\p{L}\\d.,:])(?<n>@)(?<by>\\s?[:∶]\\s?|\\s?/\\s?|\\s+to\\s+|-to-)(?<m>@)"
          + "(?![\\p{L}\\d:]|[\\s-]+(?:more\\s+)?(?:second|minute|hour|day|week|month|session|bar|candle|time)s?\\b)"),

  /// `2.5R`, `R:R of 3`, `risk/reward ratio is about 2`, `three times the risk`, `twice your stop`
  MULTIPLE(
      "(?<![\\p{L}\\d.,])(?<n>@)\\s?-?\\s?R(?:\\s?[:/]\\s?R)?(?![\\p{L}\\d])",
      "\\b(?:R\\s?[:/]\\s?R|R{1,3}|R[- ]multiple)\\s*(?:ratio\\s*)?(?:of|is|=|:|≈|~)\\s*~?(?<n>@)",
      "\\b(?:R\\s?[:/]\\s?R|R{2,3})\\s*(?:ratio\\s*)?(?<n>@)(?!\\s?[:∶/]|[.,]?\\p{Nd}|\\s+to\\s)",
      "\\b(?:risk|reward)(?:\\s*[-/:]\\s*|\\s+to\\s+|-to-|\\s+)(?:risk|reward)\\b\\D{0,25}?(?<n>@)"
          + "(?!\\s?[:∶/]|[.,]?\\p{Nd}|\\s+to\\s)",
      "(?<![\\p{L}\\d.,])(?<n>@)(?:\\s?[x×]|\\s?-?fold|\\s+times)\\s+(?:as much as\\s+|more than\\s+)?"
          + "(?:the\\s+|its\\s+|your\\s+|what is\\s+)?(?:\\w+\\s+)?(?:risk|reward|stop|loss)\\w*",
      "\\b(?<n>twice|thrice|double|triple|quadruple|half)\\s+(?:as much as\\s+)?"
          + "(?:the\\s+|its\\s+|your\\s+|what is\\s+)?(?:\\w+\\s+)?(?:risk|reward|stop|loss)\\w*",
      "(?<![\\p{L}\\d.,])(?<n>@)\\s?(?:[x×](?![\\p{L}\\d])|-?\\s?fold\\b)",
      "(?<![\\p{L}\\d.,])(?<n>@)\\s+times\\s+(?:as|over|more|what|that|the|your|its|larger|bigger|greater)\\b",
      "\\b(?:pay|return|gain|earn|make|win|profit|reward|worth)\\w*\\s(?:\\D{0,25}\\s)?(?<n>@)\\s+times\\b",
      "\\b(?<n>twice|thrice|double|triple|quadruple)[sd]?\\s+(?:as much|the|its|your|what|that)\\b",
      "\\b(?<n>double|triple|quadruple)[sd]?(?=\\s*(?:[.,;!?]|$))",
      "\\bR[- ]?multiples?\\b\\D{0,25}?(?<n>@)"),

  /// `half of your account`, `a quarter of the capital`
  SHARE(
      "\\b(?<n>half|third|quarter)\\s+(?:of\\s+)?(?:your|the|an?|his|her|their)\\s+(?:\\w+\\s+)?"
          + "(?:account|capital|equity|balance|money|portfolio|funds|stake)\\b"),

  /// `12 %`, `3 percent`; names such as `61.8% retracement` are none
  PERCENT(
      "(?<![\\p{L}\\d.,])(?<n>@)\\s?(?:%|percent\\b|per\\s?cent\\b|pct\\b)(?!\\s*(?:fib|retrace))",
      "(?<![\\p{L}\\d.,])(?<n>@)\\s+(?:out of|in)\\s+(?:@)(?=\\s+(?:times|cases|trades|chance)|[.,;]|$)"),

  /// `40 pips`, `120 points`
  DISTANCE(
      "(?<![\\p{L}\\d.,])(?<n>@)\\s?-?\\s?(?:pips?|pipettes?|points?|pts|ticks?|bps|handles?)\\b"),

  /// `$500`, `250 dollars`
  MONEY(
      "[$€£¥]\\s?(?<n>@)\\s?[km]?\\b",
      "(?<![\\p{L}\\d.,])(?<n>@)\\s?[km]?\\s?(?:USD[TC]?|dollars?|bucks|EUR|euros?)\\b"),

  /// `2 lots`, `150 shares`
  SIZE("(?<![\\p{L}\\d.,])(?<n>@)\\s?(?:\\w+[- ])?(?:lots?|shares?|contracts?|units?|coins?)\\b");

  private final List<Pattern> patterns;

  ClaimKind(String... forms) {
    this.patterns =
        Stream.of(forms)
            .map(form -> form.replace("@", Numbers.FORM))
            .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
            .toList();
  }

  List<Pattern> patterns() {
    return patterns;
  }
}
