package coach.identity.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A hash with all that it takes to compute it again. As text, which the database keeps:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
final class EncodedHash {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  EncodedHash(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /// @throws IllegalArgumentException when it is not ours, or costs more than we ever ask
  static EncodedHash parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an encoded hash of argon2id with one lane");
    }
    return new EncodedHash(
        new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))),
        Base64.getDecoder().decode(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)));
  }

  Cost cost() {
    return cost;
  }

  byte[] salt() {
    return salt.clone();
  }

  int size() {
    return hash.length;
  }

  /// How long it takes does not tell how much is equal.
  boolean isOf(byte[] computed) {
    return MessageDigest.isEqual(hash, computed);
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            cost.kibibytes(),
            cost.passes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
