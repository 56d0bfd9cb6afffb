package coach.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which passwords are good enough: long, of whatever characters, and none that guessers try first.
///
/// Thread-safe: it has no state, and the estimator only reads its dictionaries.
public final class PasswordPolicy {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /// Below, a guesser who is slowed down to a few tries a minute comes through in time; the
  /// estimator's own line between very and somewhat guessable.
  private static final double COMMON = 1_000_000;

  /// Enough to tell what is common; what the estimator costs grows with the square.
  static final int LOOKED_AT = 64;

  private static final int SHORTEST_WORD = 3;

  private final Estimator estimator;

  /// How many guesses somebody needs who knows some words about the owner.
  interface Estimator {
    double guesses(String text, List<String> known);
  }

  public PasswordPolicy() {
    this((text, known) -> Dictionaries.ZXCVBN.measure(text, known).getGuesses());
  }

  PasswordPolicy(Estimator estimator) {
    this.estimator = estimator;
  }

  /// What is wrong with a password and what would help, to follow the name of the field; nothing
  /// when it is good.
  ///
  /// @param email of its owner, whose parts are guessed first
  public Optional<String> refusal(Password password, String email) {
    if (password.length() < SHORTEST) {
      return Optional.of(
          "must have at least %d characters: a few unrelated words are good".formatted(SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of("must have at most %d characters".formatted(LONGEST));
    }
    if (isCommon(password.text(), email)) {
      return Optional.of(
          "is among those that are guessed first, as common words, names, dates, patterns and parts"
              + " of the e-mail address are: a few unrelated words are better");
    }
    return Optional.empty();
  }

  private boolean isCommon(String text, String email) {
    int length = Math.min(LOOKED_AT, text.codePointCount(0, text.length()));
    String start = text.substring(0, text.offsetByCodePoints(0, length));
    return estimator.guesses(Disguises.reduced(start), known(email)) < COMMON;
  }

  private static List<String> known(String email) {
    return Stream.concat(
            Stream.of("trading", "coach", "tradingcoach", "trading coach", "trading-coach", email),
            Stream.of("@", "[@._+-]").flatMap(between -> Stream.of(email.split(between))))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .distinct()
        .toList();
  }

  /// Read on first use: they take a moment, which the start does not have.
  private static final class Dictionaries {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }
}
