package coach.identity.user;

import coach.platform.Problem;
import coach.platform.secret.Secret;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in the one spelling that is stored and compared: in lower case, compatibility
/// characters replaced, the domain in ASCII.
///
/// Prints without what stands before the `@`: it names a person.
public record EmailAddress(String value) {
  private static final int LONGEST_INPUT = 1000;
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /// What RFC 5322 lets stand outside quotes, and all that is no ASCII.
  private static final Pattern LOCAL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~\\P{ASCII}-]+");

  /// At least two labels, of which the last is no number: `localhost` and `127.0.0.1` are hosts,
  /// and nobody's domain.
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  public EmailAddress {
    if (!normalized(value).equals(Optional.of(value))) {
      throw new IllegalArgumentException("must be an e-mail address in its normal spelling");
    }
  }

  /// As somebody typed it; nothing when no mail could be sent there.
  public static Optional<EmailAddress> parse(String text) {
    return normalized(text).map(EmailAddress::new);
  }

  /// The same for what must be one.
  ///
  /// @throws coach.platform.ProblemException invalid `email`
  public static EmailAddress required(String text) {
    return parse(text)
        .orElseThrow(() -> Problem.Invalid.field("email", "is no e-mail address").toException());
  }

  @Override
  public String toString() {
    return Secret.MASK + value.substring(value.indexOf('@'));
  }

  private static Optional<String> normalized(String text) {
    if (text.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String folded = folded(text).strip();
    int at = folded.indexOf('@');
    if (at < 0 || !isLocal(folded.substring(0, at))) {
      return Optional.empty();
    }
    return domain(folded.substring(at + 1))
        .map(domain -> folded.substring(0, at + 1) + domain)
        .filter(address -> octets(address) <= LONGEST);
  }

  /// Twice, because lower case can bring forth what the first time would have composed.
  private static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static boolean isLocal(String text) {
    return octets(text) <= LONGEST_LOCAL
        && LOCAL.matcher(text).matches()
        && text.codePoints().noneMatch(EmailAddress::isUnseen);
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static Optional<String> domain(String text) {
    try {
      return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
          .filter(ascii -> DOMAIN.matcher(ascii).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no domain in any spelling
    }
  }

  /// As mail servers count.
  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
