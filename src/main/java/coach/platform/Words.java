package coach.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds any of many words in one pass over a text, however many there are.
///
/// The first two characters of a word pick its slot; almost every position of an ordinary text hits
/// an empty one. Immutable.
final class Words {
  private static final int SLOTS = 4096;

  private final String[][] slots = new String[SLOTS][];
  private final boolean ignoringCase;
  private final boolean empty;

  private Words(Collection<String> words, boolean ignoringCase) {
    this.ignoringCase = ignoringCase;
    this.empty = words.isEmpty();
    words.stream().sorted(Comparator.comparingInt(String::length).reversed()).forEach(this::put);
  }

  static Words exactly(Collection<String> words) {
    return new Words(words, false);
  }

  /// The words are given in lower case; only ASCII letters are folded.
  static Words inAnyCase(Collection<String> words) {
    return new Words(words, true);
  }

  /// Where the next word begins, or -1.
  int next(String text, int from) {
    int last = empty ? 0 : text.length() - 1;
    for (int i = from; i < last; i++) {
      String[] candidates = slots[slot(fold(text.charAt(i)), fold(text.charAt(i + 1)))];
      if (candidates != null && lengthOfMatch(candidates, text, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /// How long the longest word at this place is.
  int lengthAt(String text, int at) {
    String[] candidates = slots[slot(fold(text.charAt(at)), fold(text.charAt(at + 1)))];
    return candidates == null ? 0 : lengthOfMatch(candidates, text, at);
  }

  private int lengthOfMatch(String[] candidates, String text, int at) {
    for (String word : candidates) {
      if (text.regionMatches(ignoringCase, at, word, 0, word.length())) {
        return word.length();
      }
    }
    return 0;
  }

  private void put(String word) {
    int slot = slot(word.charAt(0), word.charAt(1));
    List<String> words =
        slots[slot] == null ? new ArrayList<>() : new ArrayList<>(List.of(slots[slot]));
    words.add(word);
    slots[slot] = words.toArray(String[]::new);
  }

  private char fold(char c) {
    return ignoringCase && c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private static int slot(char first, char second) {
    return (first * 67 + second) & (SLOTS - 1);
  }
}
