package coach.coaching.arithmetic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of our figures a place in a sentence can mean: those of the stop, those of a target, or
/// both where the words leave it open.
enum Role {
  RISK,
  REWARD,
  EITHER;

  private static final Pattern OF_RISK =
      Numbers.pattern("\\b(?:stop|risk|los[est]|losing|SL\\b|drawdown|hurt|costs?\\b)");
  private static final Pattern OF_REWARD =
      Numbers.pattern(
          "\\b(?:target|reward|profit|gain|pay|paid|earn|win|won|return|TP|upside|makes?\\b)");

  /// Two halves of a bargain: what the one says of does not hold for the other.
  private static final Pattern HALVES =
      Numbers.pattern("\\b(?:for|versus|vs|against|to\\s+(?:make|gain|win|earn))\\b");

  private static final Pattern CLAUSES =
      Numbers.pattern("[,;(]\\s?|\\b(?:and|while|but|whereas)\\b");

  private record Span(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }
  }

  /// Of what stands from `start` to `end`.
  static Role at(String sentence, int start, int end) {
    Span it = new Span(start, end);
    Span half = around(it, HALVES, sentence, new Span(0, sentence.length()));
    Role near = of(around(it, CLAUSES, sentence, half).of(sentence));
    return near == EITHER ? of(half.of(sentence)) : near;
  }

  /// Whether our figures of the other role may be meant.
  boolean allows(Role other) {
    return this == EITHER || this == other;
  }

  private static Role of(String words) {
    boolean risk = OF_RISK.matcher(words).find();
    if (risk == OF_REWARD.matcher(words).find()) {
      return EITHER;
    }
    return risk ? RISK : REWARD;
  }

  private static Span around(Span it, Pattern borders, String text, Span within) {
    int from = within.start();
    Matcher border = borders.matcher(text).region(within.start(), within.end());
    while (border.find()) {
      if (border.start() >= it.end()) {
        return new Span(from, border.start());
      }
      from = border.end() <= it.start() ? border.end() : from;
    }
    return new Span(from, within.end());
  }
}
