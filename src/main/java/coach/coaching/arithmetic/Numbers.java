package coach.coaching.arithmetic;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Numbers as people write them in a sentence: `1,234.5`, `2,5`, `three`.
final class Numbers {
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          entry("half", "0.5"),
          entry("one", "1"),
          entry("two", "2"),
          entry("twice", "2"),
          entry("double", "2"),
          entry("three", "3"),
          entry("thrice", "3"),
          entry("triple", "3"),
          entry("four", "4"),
          entry("quadruple", "4"),
          entry("five", "5"),
          entry("six", "6"),
          entry("seven", "7"),
          entry("eight", "8"),
          entry("nine", "9"),
          entry("ten", "10"),
          entry("eleven", "11"),
          entry("twelve", "12"),
          entry("fifteen", "15"),
          entry("twenty", "20"),
          entry("thirty", "30"),
          entry("forty", "40"),
          entry("fifty", "50"),
          entry("sixty", "60"),
          entry("seventy", "70"),
          entry("eighty", "80"),
          entry("ninety", "90"),
          entry("hundred", "100"),
          entry("third", "0.33"),
          entry("quarter", "0.25"));

  /// A regular expression for one.
  static final String FORM =
      "(?:\\p{Nd}{1,15}(?:[.,]\\p{Nd}{1,15}){0,4}"
          + "|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
          + "|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
          + "|hundred)\\b)";

  private static final Pattern THOUSANDS = Pattern.compile("\\p{Nd}{1,3}(,\\p{Nd}{3})+");
  private static final Pattern DECIMAL = Pattern.compile("\\p{Nd}+([.]\\p{Nd}+)?");

  private Numbers() {}

  /// @param text that [#FORM] or a word for a number matches
  /// @return below zero when it is none after all, such as `1.2.3`: nothing equals it
  static BigDecimal read(String text) {
    String named = NAMED.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return new BigDecimal(named);
    }
    String plain =
        text.indexOf('.') >= 0 || THOUSANDS.matcher(text).matches()
            ? text.replace(",", "")
            : text.replace(',', '.');
    return DECIMAL.matcher(plain).matches() ? new BigDecimal(plain) : BigDecimal.ONE.negate();
  }
}
