package coach.identity.password;

import java.util.List;
import java.util.stream.Collectors;

/// Keeps a text cheap to judge.
///
/// The estimator undoes disguises such as `@` for `a` in every possible combination, and looks each
/// up in all dictionaries. A text that has them all, of which there are 576, would take it seconds.
final class Disguises {
  /// As many as the row of digits has with and without the shift key: a walk along it is common.
  static final int MOST = 32;

  /// What stands for one letter, where that is more than one character: a, c, g, i, l, s, t.
  private static final List<String> FAMILIES =
      List.of("4@", "({[<", "69", "1!|", "1|7", "$5", "+7");

  /// Where a character goes that is no disguise any more; whether two are equal, or next to each
  /// other, stays as it was.
  private static final int PLAIN = 0x2500;

  private Disguises() {}

  /// The text itself, or when there are too many combinations, one with a single disguise for each
  /// letter: the first. Nobody's common password is among those.
  static String reduced(String text) {
    if (combinations(text) <= MOST) {
      return text;
    }
    return text.chars()
        .map(character -> isExtra(character, text) ? PLAIN + character : character)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  static int combinations(String text) {
    return FAMILIES.stream()
        .mapToInt(family -> (int) family.chars().filter(one -> text.indexOf(one) >= 0).count())
        .map(disguises -> Math.max(1, disguises))
        .reduce(1, (all, disguises) -> all * disguises);
  }

  private static boolean isExtra(int character, String text) {
    return FAMILIES.stream()
        .filter(family -> family.indexOf(character) >= 0)
        .anyMatch(family -> character != first(family, text));
  }

  private static int first(String family, String text) {
    return text.chars().filter(one -> family.indexOf(one) >= 0).findFirst().orElse(0);
  }
}
