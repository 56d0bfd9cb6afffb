package coach.coaching.arithmetic;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Numbers in ordinary prose that claim nothing: times, names and settings, and what is counted.
final class Bystanders {
  /// What makes a number a claim after all.
  private static final String NO_UNIT =
      "(?![\\d.,]*\\d|\\s?-?\\s?(?:%|percent|per cent|pips?|points?|pts|ticks?|R\\b|x\\b|times|lots?"
          + "|shares?|contracts?|dollars?|cents?|units?|\\p{Sc}))";

  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[.]?";

  private static final String INDICATOR =
      "\\b(?:[ESWHV]?W?MA|MAs|RSI|ADX|CCI|MACD|MFI|ROC|ATR|stoch\\w*|bollinger(?: bands?)?|BB|keltner|donchian"
          + "|supertrend|momentum|moving averages?|oscillator|VIX|DXY)s?\\b";

  private static final Pattern NAMES =
      forms(
          // 2026-03-02, 02/03/2026, March 2nd, 2 March, in 2024, Q3
          "\\b\\d{4}[/.-]\\d{1,2}(?:[/.-]\\d{1,2})?\\b(?![.,]?\\d)",
          "\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b(?![.,]?\\d)",
          "\\b" + MONTH + "\\s\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s(?:19|20)\\d\\d\\b)?" + NO_UNIT,
          "\\b\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?" + MONTH + "\\b(?:,?\\s(?:19|20)\\d\\d\\b)?",
          "\\b(?:in|since|during|until|late|early|mid|year)[\\s-](?:19|20)\\d\\d\\b" + NO_UNIT,
          "\\b\\d{1,3}(?:st|nd|rd|th)\\b",
          // at 9:30, 14:30 UTC, 2 pm
          "\\b(?:at|from|until|till|by|before|after|around|between|and|since|to|on|@|-)\\s*"
              + "(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?![\\d:])",
          "\\b(?:[01]?\\d|2[0-3])(?::[0-5]\\d){0,2}\\s?(?:[ap][.]?m\\b[.]?|o'clock|UTC|GMT|CET|E[SD]T|BST)",
          "(?<=[\\d:] )-\\s?(?:[01]?\\d|2[0-3]):[0-5]\\d\\b",
          // EMA 50 and 200, RSI(14) at 70, 50-day, 20 EMA
          INDICATOR
              + "(?:[\\s(),=:/-]+(?:(?:is|at|of|near|above|below|under|over|around|reads?|about|from|to|and|or"
              + "|crosses|crossed|the|line|value|level|falling|rising|now|just|turned|up|down|dropped)\\b"
              + "[\\s(),=:/-]*){0,4}\\d+(?:[.]\\d+)?\\b"
              + NO_UNIT
              + "){1,3}\\)?",
          "\\b\\d{1,3}(?:\\s?(?:and|/|,)\\s?\\d{1,3})?[\\s-]?(?!ATR)(?:period|"
              + INDICATOR.substring(2)
              + ")",
          // 61.8% retracement, fib 0.618
          "\\b(?:23[.]6|38[.]2|50|61[.]8|78[.]6|88[.]6|100|127[.]2|161[.]8|0?[.]\\d{3}|0?[.]5|1[.]\\d{3})\\s?%?"
              + "\\s*(?:fib\\w*|retrace\\w*|extension|golden|pullback)",
          "\\b(?:fib\\w*|retrace\\w*|extension)(?:\\s+(?:of|at|the|level|to|retracement|extension)){0,3}\\s+"
              + "(?:23[.]6|38[.]2|50|61[.]8|78[.]6|88[.]6|100|127[.]2|161[.]8|0?[.]\\d{3}|0?[.]5|1[.]\\d{3})\\s?%?"
              + "(?![\\d.])",
          // S&P 500, Nasdaq-100, 24/7, a 15-minute or 4h chart
          "\\b(?:S&P|nasdaq|dax|ftse|nikkei|russell|dow|cac|asx|nifty|stoxx|hang seng)[\\s-]\\d{2,4}\\b"
              + "(?=\\s(?!pips?\\b)|[.,;:!?)]|$)",
          "\\b24/[57]\\b",
          "\\b\\d{1,3}\\s?(?:h|hr|min|mins|d|w)\\b",
          "\\b\\d{1,3}\\s?m\\b(?=\\s(?:chart|time|bar|candle|close|trend|frame))",
          // target 1, wave 3, #2, (1), 1)
          "\\b(?:target|TP|step|wave|leg|phase|option|number|no[.]|scenario|rule"
              + "|candle|bar|day|week)s?\\s?#?\\s?[1-9]\\b(?![.,]?\\d|\\s?[:/-]?\\s?\\d)"
              + NO_UNIT,
          "#\\d{1,2}\\b",
          "^\\s*\\(?\\d{1,2}[.)](?=\\s)|\\(\\d\\)");

  private static final String TIME =
      "(?:second|minute|hour|day|week|month|quarter|year|decade|session|bar|candle|candlestick)s?";

  private static final String NO_NOUN =
      "(?!(?:if|when|on|in|at|per|to|of|and|or|is|was|as|this|its|his|yes|less|plus|minus|across|versus|vs|has"
          + "|does|always|perhaps|pays|gains|makes|loses|risks|wins|above|away|from|before|after|with|for|by|each"
          + "|a|an|the|times|x)\\b)";

  private static final String COUNT = "(?:\\d{1,3}|" + NumberWords.WHOLE + "|one)";

  /// Only where no unit made them a claim.
  private static final Pattern COUNTED =
      forms(
          "(?<![\\d.,:/$€£¥])"
              + COUNT
              + "(?:\\s?(?:-|to|or|and)\\s?"
              + COUNT
              + ")?[\\s-]+(?:\\p{L}+[\\s-]+){0,1}?"
              + TIME
              + "\\b",
          "(?<![\\d.,:/$€£¥])"
              + COUNT
              + "[\\s-]+(?:"
              + NO_NOUN
              + "[\\p{L}'-]+\\s+){0,2}?"
              + NO_NOUN
              + "[\\p{L}'-]*\\p{L}(?<![us])s\\b",
          "\\b(?:held|tested|failed|touched|rejected|bounced|hit|tried|visited|turned|respected|broke|reached"
              + "|retested|tapped|defended|swept|probed|attempted)\\s+(?:\\p{L}+\\s+){0,3}?"
              + COUNT
              + "(?:\\s+(?:or|to)\\s+"
              + COUNT
              + ")?\\s+times\\b",
          "\\b(?:the|these|those|both|last|first|next|of|all|other|past|previous|only|between)\\s+"
              + NumberWords.WHOLE
              + "\\b",
          NumberWords.WHOLE + "-(?!fold|to-)\\p{L}+");

  private Bystanders() {}

  /// Without times, names and settings.
  static String withoutNames(String sentence) {
    return NAMES.matcher(sentence).replaceAll(" _ ");
  }

  /// Without what is counted.
  static String withoutCounts(String sentence) {
    return COUNTED.matcher(sentence).replaceAll(" _ ");
  }

  private static Pattern forms(String... forms) {
    return Numbers.pattern(
        String.join("|", Stream.of(forms).map(form -> "(?:" + form + ")").toList()));
  }
}
