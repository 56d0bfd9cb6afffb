package coach.platform.secret;

import java.util.List;
import java.util.stream.Stream;

/// Takes secrets out of any text that leaves the process.
///
/// Two nets: the values of all secrets that this process holds, wherever they turn up, and whatever
/// has the shape of a secret, which catches those of others. Never throws, and takes time in
/// proportion to the text's length, whatever the text.
public final class Redactor {
  private static final KnownSecrets KNOWN = new KnownSecrets();

  /// Almost every text has none of these, and is done after one more pass.
  private static final Words HINTS =
      Words.inAnyCase(
          Stream.concat(SecretShapes.STARTS.stream(), KeyedValues.NAME_STARTS.stream()).toList());

  private Redactor() {}

  /// Returns the text without anything that is, or looks like, a secret.
  public static String redact(String text) {
    String foreign = KNOWN.mask(text);
    String masked =
        HINTS.next(foreign, 0) < 0 ? foreign : KeyedValues.mask(SecretShapes.mask(foreign));
    return EmailAddresses.mask(masked);
  }

  /// The same for a value with a name of its own, such as a field of a log line.
  public static String redact(String name, String value) {
    return KeyedValues.isSensitive(name) && !value.isEmpty() ? Secret.MASK : redact(value);
  }

  /// Plants secrets and says which of them come through: none, or something is badly wrong.
  public static List<String> selfTest() {
    return PlantedSecret.all().stream()
        .filter(planted -> redact(planted.text()).contains(planted.secret()))
        .map(PlantedSecret::name)
        .toList();
  }

  static void learn(String value) {
    KNOWN.add(value);
  }
}
