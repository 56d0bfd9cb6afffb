package coach.platform.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The values of this process's own secrets, in every spelling in which they may turn up.
///
/// Thread-safe: readers see an immutable index, which each new value replaces.
final class KnownSecrets {
  /// Shorter values are found in innocent text too often.
  private static final int SHORTEST = 8;

  private static final Pattern URL_PASSWORD = Pattern.compile("://[^\\s/:@]*+:([^\\s/?#]+|[^@]+)@");
  private static final Pattern WORD = Pattern.compile("[a-z]{1,12}");

  private final Set<String> values = new HashSet<>();
  private final Set<String> spellings = new HashSet<>();
  private volatile Words index = Words.exactly(Set.of());

  /// Every new connection to a database asks again for the password it was made with: only what is
  /// new is worth an index.
  synchronized void add(String value) {
    if (values.add(value) && spellings.addAll(searched(value))) {
      index = Words.exactly(spellings);
    }
  }

  private static List<String> searched(String value) {
    // Masking every "postgres" in a log would only tell the reader what the password is.
    return Stream.concat(Stream.of(value), partsOf(value))
        .filter(part -> !WORD.matcher(part).matches())
        .flatMap(KnownSecrets::spellingsOf)
        .filter(spelling -> spelling.length() >= SHORTEST)
        .toList();
  }

  String mask(String text) {
    Words known = index;
    int at = known.next(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (; at >= 0; at = known.next(text, done)) {
      masked.append(text, done, at).append(Secret.MASK);
      done = at + known.lengthAt(text, at);
    }
    return masked.append(text, done, text.length()).toString();
  }

  /// The password inside a URL, and each line of a key that has several.
  private static Stream<String> partsOf(String value) {
    Stream<String> lines =
        value.lines().count() > 1 ? value.lines().map(String::strip) : Stream.of();
    Matcher url = URL_PASSWORD.matcher(value);
    if (!url.find()) {
      return lines;
    }
    return Stream.concat(lines, Stream.of(url.group(1), percentDecoded(url.group(1))));
  }

  private static Stream<String> spellingsOf(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String percent = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return Stream.of(
        value,
        value.strip(),
        OneLine.of(value),
        percent,
        percent.replace("+", "%20"),
        new String(JsonStringEncoder.getInstance().quoteAsString(value)),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static String percentDecoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a bare percent sign: then it is not encoded
    }
  }
}
