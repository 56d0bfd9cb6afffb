package coach.coaching.arithmetic;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Numbers in words: `forty-five`, `two and a half`, `three quarters`, `two point five`.
final class NumberWords {
  private static final Map<String, Integer> ADDED =
      Map.ofEntries(
          entry("zero", 0),
          entry("one", 1),
          entry("two", 2),
          entry("twice", 2),
          entry("double", 2),
          entry("doubles", 2),
          entry("three", 3),
          entry("thrice", 3),
          entry("triple", 3),
          entry("triples", 3),
          entry("four", 4),
          entry("quadruple", 4),
          entry("quadruples", 4),
          entry("five", 5),
          entry("six", 6),
          entry("seven", 7),
          entry("eight", 8),
          entry("nine", 9),
          entry("ten", 10),
          entry("eleven", 11),
          entry("twelve", 12),
          entry("thirteen", 13),
          entry("fourteen", 14),
          entry("fifteen", 15),
          entry("sixteen", 16),
          entry("seventeen", 17),
          entry("eighteen", 18),
          entry("nineteen", 19),
          entry("twenty", 20),
          entry("thirty", 30),
          entry("forty", 40),
          entry("fifty", 50),
          entry("sixty", 60),
          entry("seventy", 70),
          entry("eighty", 80),
          entry("ninety", 90));

  static final Map<String, Integer> SCALES =
      Map.ofEntries(
          entry("dozen", 12),
          entry("hundred", 100),
          entry("k", 1_000),
          entry("grand", 1_000),
          entry("thousand", 1_000),
          entry("m", 1_000_000),
          entry("mn", 1_000_000),
          entry("million", 1_000_000),
          entry("bn", 1_000_000_000),
          entry("billion", 1_000_000_000));

  private static final Map<String, BigDecimal> PARTS =
      Map.of(
          "half", new BigDecimal("0.5"),
          "halves", new BigDecimal("0.5"),
          "third", new BigDecimal("0.3333"),
          "thirds", new BigDecimal("0.3333"),
          "quarter", new BigDecimal("0.25"),
          "quarters", new BigDecimal("0.25"),
          "fifth", new BigDecimal("0.2"),
          "fifths", new BigDecimal("0.2"),
          "tenth", new BigDecimal("0.1"),
          "tenths", new BigDecimal("0.1"));

  private static final Set<String> SILENT = Set.of("a", "an", "of");

  static final String ONES =
      "(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
          + "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
          + "|eighty|ninety)";
  private static final String SCALE = "(?:dozen|hundred|thousand|million|billion)";
  private static final String PART =
      "(?:half|halves|thirds?|quarters?|fifths?|tenths?)(?:\\s+of)?(?:\\s+an?\\b)?";

  /// A regular expression for one; `third` alone counts places.
  static final String FORM =
      ("\\b(?:(?:@|an?\\s+#|an?\\s+%|half(?:\\s+an?\\b)?)"
              + "(?:(?:[\\s-]+(?:and\\s+)?(?:an?\\s+)?(?:@|#|%)){1,7}|\\s+point(?:\\s+@){1,4})?"
              + "|(?:dozens|hundreds|thousands|millions)\\s+of)\\b")
          .replace("@", ONES)
          .replace("#", SCALE)
          .replace("%", PART);

  /// A whole one from two on: `one` is hardly ever a figure.
  static final String WHOLE =
      ("\\b(?!one\\b(?![\\s-]+#))(?:an?\\s+#|@)(?:[\\s-]+(?:and\\s+)?(?:@|#)){0,7}\\b")
          .replace("@", ONES)
          .replace("#", SCALE);

  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal current = BigDecimal.ZERO;
  private boolean added;
  private int decimals;

  private NumberWords() {}

  /// @return below zero when it is none
  static BigDecimal read(String text) {
    NumberWords reading = new NumberWords();
    boolean known =
        List.of(text.toLowerCase(Locale.ROOT).split("[\\s-]+")).stream().allMatch(reading::take);
    return known ? reading.total.add(reading.current) : BigDecimal.ONE.negate();
  }

  private boolean take(String word) {
    if (word.equals("and") || word.equals("point")) {
      added = true;
      decimals = word.equals("point") ? 1 : 0;
      return true;
    }
    return SILENT.contains(word) || part(word) || scale(word) || ones(word);
  }

  private boolean part(String word) {
    BigDecimal part = PARTS.get(word);
    if (part == null) {
      return false;
    }
    boolean many = current.signum() > 0 && !added;
    current = many ? current.multiply(part) : current.add(part);
    return true;
  }

  private boolean scale(String word) {
    Integer scale = SCALES.get(word);
    if (scale == null) {
      return false;
    }
    BigDecimal scaled = current.max(BigDecimal.ONE).multiply(BigDecimal.valueOf(scale));
    boolean ends = scale >= 1_000;
    total = ends ? total.add(scaled) : total;
    current = ends ? BigDecimal.ZERO : scaled;
    return true;
  }

  private boolean ones(String word) {
    Integer ones = ADDED.get(word);
    if (ones == null) {
      return false;
    }
    current = current.add(BigDecimal.valueOf(ones, decimals));
    decimals += decimals > 0 ? 1 : 0;
    return true;
  }
}
