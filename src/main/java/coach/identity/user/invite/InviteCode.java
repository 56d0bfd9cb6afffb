package coach.identity.user.invite;

import coach.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// What an invited person shows. Only its hash is stored: nobody can guess 192 random bits, so that
/// one without salt is enough.
public record InviteCode(String text) {
  private static final String PREFIX = "tci_";
  private static final int BYTES = 24;

  static InviteCode random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InviteCode(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
