package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Whatever is wrong with a token, the answer is one and the same.
class BadTokenTest {
  private static final String SECRET = "fake-signing-secret-of-the-bad-token-test-0123456789";

  private record Token(String header, String claims) {
    static Token of(String text) {
      String[] parts = text.split("\\.");
      return new Token(decoded(parts[0]), decoded(parts[1]));
    }

    Token header(UnaryOperator<String> change) {
      return new Token(change.apply(header), claims);
    }

    Token claims(UnaryOperator<String> change) {
      return new Token(header, change.apply(claims));
    }

    String unsigned() {
      return encoded(header.getBytes(StandardCharsets.UTF_8))
          + "."
          + encoded(claims.getBytes(StandardCharsets.UTF_8));
    }

    String signed(String algorithm, String secret) throws GeneralSecurityException {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return unsigned() + "." + encoded(mac.doFinal(unsigned().getBytes(StandardCharsets.UTF_8)));
    }

    String signed() throws GeneralSecurityException {
      return signed("HmacSHA256", SECRET);
    }

    String signedWith(PrivateKey key) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(unsigned().getBytes(StandardCharsets.UTF_8));
      return unsigned() + "." + encoded(signature.sign());
    }

    private static String decoded(String part) {
      return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }

  @Test
  void everyBadTokenGetsTheSameAnswer() throws Exception {
    try (TestCoach coach =
        TestCoach.start(Map.of("JWT_SECRET", SECRET, "RATE_LIMIT_ENABLED", "false"))) {
      Person person = Person.trader(coach);
      Token good = Token.of(person.access());
      assertThat(status(coach, good.signed())).as("signed by this test").isEqualTo(200);

      Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
      for (Map.Entry<String, String> bad : bad(good, person.access()).entrySet()) {
        answers.put(bad.getKey(), ask(coach, bad.getValue()));
      }

      assertThat(answers).allSatisfy((what, it) -> assertThat(it.statusCode()).isEqualTo(401));
      assertThat(
              answers.values().stream().map(it -> withoutId(coach, it)).collect(Collectors.toSet()))
          .hasSize(1);
      assertThat(answers.values().stream().map(it -> it.headers().map().keySet()).distinct())
          .hasSize(1);
      assertThat(status(coach, person.access())).isEqualTo(200);
    }
  }

  private static Map<String, String> bad(Token good, String text) throws GeneralSecurityException {
    long now = java.time.Instant.now().getEpochSecond();
    PrivateKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("expired", good.claims(it -> number(it, "exp", now - 1)).signed());
    bad.put("never expires", good.claims(it -> it.replaceFirst("\"exp\":\\d+,?", "")).signed());
    bad.put("lives for ever", good.claims(it -> number(it, "exp", now + 9_999_999)).signed());
    bad.put("not yet valid", good.claims(it -> with(it, "\"nbf\":" + (now + 600))).signed());
    bad.put("from the future", good.claims(it -> number(it, "iat", now + 600)).signed());
    bad.put("another's audience", good.claims(it -> text(it, "aud", "somebody-else")).signed());
    bad.put("another issuer", good.claims(it -> text(it, "iss", "somebody-else")).signed());
    bad.put("a wrong key", good.signed("HmacSHA256", SECRET + "x"));
    bad.put("none", good.header(it -> text(it, "alg", "none")).unsigned() + ".");
    bad.put("nOnE", good.header(it -> text(it, "alg", "nOnE")).unsigned() + ".");
    bad.put("an empty signature", good.unsigned() + ".");
    bad.put("no signature", good.unsigned());
    bad.put("RS256", good.header(it -> text(it, "alg", "RS256")).signedWith(rsa));
    bad.put("RS256 by name", good.header(it -> text(it, "alg", "RS256")).signed());
    bad.put("HS512", good.header(it -> text(it, "alg", "HS512")).signed("HmacSHA512", SECRET));
    bad.put("kid is a path", good.header(it -> text(it, "kid", "../../etc/passwd")).signed());
    bad.put("kid is SQL", good.header(it -> text(it, "kid", "' OR '1'='1")).signed());
    bad.put("no kid", good.header(it -> it.replaceFirst("\"kid\":\"[^\"]*\",?", "")).signed());
    bad.put("brings its key", good.header(it -> with(it, "\"jwk\":{\"kty\":\"oct\"}")).signed());
    bad.put("names its key", good.header(it -> with(it, "\"jku\":\"https://x.invalid\"")).signed());
    bad.put("another type", good.header(it -> text(it, "typ", "JWT")).signed());
    bad.put("a claim twice", good.claims(it -> with(it, "\"aud\":\"trading-coach\"")).signed());
    bad.put("a header twice", good.header(it -> with(it, "\"alg\":\"HS256\"")).signed());
    bad.put("a changed payload", changed(text));
    bad.put("a character more", text + "A");
    bad.put("foreign characters", text.replaceFirst("\\.", "!."));
    bad.put("five thousand characters", "a".repeat(5_000));
    bad.put("two dots", "..");
    bad.put("a key that nobody has", "tck_" + "A".repeat(43));
    bad.put("half a key", "tck_");
    return bad;
  }

  private static String changed(String token) {
    int at = token.indexOf('.') + 5;
    return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
  }

  private static String number(String json, String name, long value) {
    return json.replaceFirst("\"" + name + "\":\\d+", "\"" + name + "\":" + value);
  }

  private static String text(String json, String name, String value) {
    return json.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"" + value + "\"");
  }

  private static String with(String json, String member) {
    return json.substring(0, json.length() - 1) + "," + member + "}";
  }

  private static int status(TestCoach coach, String token) throws Exception {
    return ask(coach, token).statusCode();
  }

  private static HttpResponse<String> ask(TestCoach coach, String token) throws Exception {
    return coach.send("GET", "/api/auth/me", "", "Bearer " + token);
  }

  private static String withoutId(TestCoach coach, HttpResponse<String> response) {
    try {
      ObjectNode tree = (ObjectNode) coach.tree(response.body());
      tree.remove("request_id");
      return tree.toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
