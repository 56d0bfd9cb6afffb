package coach.platform.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds any of many words in one pass over a text, however many there are.
///
/// The first three characters of a word pick its slot; almost every position of an ordinary text
/// hits an empty one. Immutable.
final class Words {
  private static final int SLOTS = 8192;
  private static final int PREFIX = 3;
  private static final int LOWER = 0x20; // makes ASCII letters lower case, and harms no search

  private final String[][] slots = new String[SLOTS][];
  private final long[] taken = new long[SLOTS / Long.SIZE]; // small enough to stay in the cache
  private final boolean ignoringCase;
  private final boolean empty;

  private Words(Collection<String> words, boolean ignoringCase) {
    this.ignoringCase = ignoringCase;
    this.empty = words.isEmpty();
    words.stream().sorted(Comparator.comparingInt(String::length).reversed()).forEach(this::put);
  }

  /// @param words of three characters or more
  static Words exactly(Collection<String> words) {
    return new Words(words, false);
  }

  /// @param words of three characters or more, in lower case
  static Words inAnyCase(Collection<String> words) {
    return new Words(words, true);
  }

  /// Where the next word begins, or -1.
  int next(String text, int from) {
    if (empty || text.length() - from < PREFIX) {
      return -1;
    }
    int first = text.charAt(from) | LOWER;
    int second = text.charAt(from + 1) | LOWER;
    for (int i = from + 2; i < text.length(); i++) {
      int third = text.charAt(i) | LOWER;
      int slot = slot(first, second, third);
      if ((taken[slot >> 6] >>> slot & 1) != 0 && lengthOfMatch(slots[slot], text, i - 2) > 0) {
        return i - 2;
      }
      first = second;
      second = third;
    }
    return -1;
  }

  /// How long the longest word is that begins at this place, where [#next] found one.
  int lengthAt(String text, int at) {
    return lengthOfMatch(slots[slotAt(text, at)], text, at);
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
    int slot = slotAt(word, 0);
    List<String> words =
        slots[slot] == null ? new ArrayList<>() : new ArrayList<>(List.of(slots[slot]));
    words.add(word);
    slots[slot] = words.toArray(String[]::new);
    taken[slot >> 6] |= 1L << slot;
  }

  private static int slotAt(String text, int at) {
    return slot(text.charAt(at) | LOWER, text.charAt(at + 1) | LOWER, text.charAt(at + 2) | LOWER);
  }

  private static int slot(int first, int second, int third) {
    return (first << 8 ^ second << 4 ^ third) & (SLOTS - 1);
  }
}
