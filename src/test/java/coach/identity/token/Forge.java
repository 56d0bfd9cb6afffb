package coach.identity.token;

import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.platform.IdSource;
import coach.platform.secret.Secret;
import coach.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens byte by byte, as nobody should.
final class Forge {
  static final String SECRET = "fake-secret-of-forty-eight-characters-0123456789";
  static final String PREVIOUS = "fake-previous-of-forty-eight-characters-01234567";
  static final UserId USER = new UserId(UUID.randomUUID());
  static final SessionId SESSION = new SessionId(UUID.randomUUID());
  static final long NOW = new ManualTime().instant().getEpochSecond();
  static final String KID = SigningKey.of(SECRET).id();
  static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + KID + "\"}";
  static final String CLAIMS =
      """
      {"iss":"trading-coach","aud":"trading-coach","sub":"%s","sid":"%s","iat":%d,"exp":%d}"""
          .formatted(USER, SESSION, NOW, NOW + 900);

  private Forge() {}

  /// Verifies with both secrets, and signs with the first.
  static AccessTokens tokens(ManualTime time) {
    TokenConfiguration configuration = new TokenConfiguration(null, null, null, null, null);
    SigningKeys keys =
        new SigningKeys(
            Secret.of(SECRET),
            Optional.of(Secret.of(PREVIOUS)),
            configuration.access().toJavaDuration(),
            time::nanos);
    return new AccessTokens(configuration, keys, IdSource.secure(time));
  }

  /// Signed with HMAC, whatever the header says.
  static String token(String header, String claims, String secret) {
    return signed(encode(header) + "." + encode(claims), secret, "HmacSHA256");
  }

  static String signed(String input, String secret, String algorithm) {
    return signed(input, secret.getBytes(StandardCharsets.UTF_8), algorithm);
  }

  static String signed(String input, byte[] secret, String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String decode(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
