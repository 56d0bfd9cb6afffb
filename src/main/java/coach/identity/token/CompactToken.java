package coach.identity.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Three parts with dots between, each in the one spelling that base64url has for it. Says nothing
/// about who wrote them.
///
/// The library takes more than one spelling for the same bytes; then a token that was changed would
/// still be good, and could pass a list of revoked ones.
record CompactToken(String header, String claims, String signature) {
  private static final int LONGEST = 4096;
  private static final int PARTS = 3;

  static Optional<CompactToken> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    CompactToken token = new CompactToken(parts[0], parts[1], parts[2]);
    return Optional.of(token).filter(CompactToken::isCanonical);
  }

  /// What the signature is for.
  byte[] signed() {
    return (header + "." + claims).getBytes(StandardCharsets.US_ASCII);
  }

  /// The members of a part, or nothing when it is no JSON object or has a member twice.
  static Optional<Map<String, Object>> json(String part) {
    String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    try {
      @Nullable Map<String, Object> members = JSONObjectUtils.parse(text);
      return Optional.ofNullable(members);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private boolean isCanonical() {
    return isCanonical(header) && isCanonical(claims) && isCanonical(signature);
  }

  private static boolean isCanonical(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "CompactToken";
  }
}
