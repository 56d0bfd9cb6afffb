package coach.coaching.arithmetic;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a number without a unit may mean: `80 and 120 pips`, `the profit would be 200`.
final class BareUnits {
  private static final Map<ClaimKind, Pattern> NAMES =
      Map.ofEntries(
          named(
              ClaimKind.MULTIPLE,
              "\\d\\s?R\\b|\\bR\\s?[:/=]|ratio|reward|multiple|times|payoff|risked"),
          named(ClaimKind.PERCENT, "%|percent|per cent|confiden|chance|probab"),
          named(ClaimKind.BASIS_POINTS, "\\b(?:bps|basis points)\\b"),
          named(ClaimKind.PIPS, "\\bpips?\\b"),
          named(ClaimKind.PIPETTES, "\\bpipettes?\\b"),
          named(ClaimKind.POINTS, "\\bpoints?\\b"),
          named(ClaimKind.CENTS, "\\bcents?\\b"),
          named(
              ClaimKind.MONEY,
              "\\p{Sc}|\\bUSD|dollar|\\b(?:los[est]|losing|profit|gain|mak(?:e|es|ing)\\b|earn|win|risk)"),
          named(ClaimKind.UNITS, "\\b(?:units?|size|quantity|qty)\\b"),
          named(ClaimKind.SHARES, "\\bshares?\\b"),
          named(ClaimKind.LOTS, "(?<!mini |mini-|micro |micro-)\\blots?\\b"),
          named(ClaimKind.MINI_LOTS, "\\bmini[- ]?lots?\\b"),
          named(ClaimKind.MICRO_LOTS, "\\bmicro[- ]?lots?\\b"));

  private BareUnits() {}

  static Set<ClaimKind> namedIn(String sentence) {
    return NAMES.entrySet().stream()
        .filter(it -> it.getValue().matcher(sentence).find())
        .map(Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Entry<ClaimKind, Pattern> named(ClaimKind kind, String words) {
    return entry(kind, Numbers.pattern(words));
  }
}
