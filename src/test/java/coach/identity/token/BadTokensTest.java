package coach.identity.token;

import static coach.identity.token.Forge.CLAIMS;
import static coach.identity.token.Forge.HEADER;
import static coach.identity.token.Forge.KID;
import static coach.identity.token.Forge.NOW;
import static coach.identity.token.Forge.PREVIOUS;
import static coach.identity.token.Forge.SECRET;
import static coach.identity.token.Forge.SESSION;
import static coach.identity.token.Forge.USER;
import static coach.identity.token.Forge.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of these is one step away from a token that is taken.
class BadTokensTest {
  private final AccessTokens tokens = Forge.tokens(new ManualTime());

  @Test
  void theTokenThatTheyStartFromIsGood() {
    assertThat(tokens.verify(Forge.token(HEADER, CLAIMS, SECRET))).isPresent();
  }

  /// Signed with the right secret, all of them, and still not what we take.
  static Stream<Arguments> badHeaders() {
    return Stream.of(
        arguments("none", HEADER.replace("HS256", "none")),
        arguments("None", HEADER.replace("HS256", "None")),
        arguments("RS256", HEADER.replace("HS256", "RS256")),
        arguments("HS512", HEADER.replace("HS256", "HS512")),
        arguments("hs256", HEADER.replace("HS256", "hs256")),
        arguments("no algorithm", HEADER.replace("\"alg\":\"HS256\",", "")),
        arguments("algorithm is a list", HEADER.replace("\"HS256\"", "[\"HS256\"]")),
        arguments("another type", HEADER.replace("at+jwt", "JWT")),
        arguments("no type", HEADER.replace("\"typ\":\"at+jwt\",", "")),
        arguments("no kid", "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}"),
        arguments("unknown kid", HEADER.replace(KID, "AAAAAAAAAAAA")),
        arguments("empty kid", HEADER.replace(KID, "")),
        arguments("kid is a number", HEADER.replace("\"" + KID + "\"", "7")),
        arguments("kid is null", HEADER.replace("\"" + KID + "\"", "null")),
        arguments("kid with a path", HEADER.replace(KID, "../../../../dev/null")),
        arguments("kid with SQL", HEADER.replace(KID, "x' UNION SELECT 'key' --")),
        arguments("kid of the previous", HEADER.replace(KID, SigningKey.of(PREVIOUS).id())),
        arguments("crit", and("\"crit\":[\"exp\"]")),
        arguments("b64", and("\"b64\":false")),
        arguments("jku", and("\"jku\":\"http://127.0.0.1:1/keys\"")),
        arguments("jwk", and("\"jwk\":{\"kty\":\"oct\",\"k\":\"" + encode(SECRET) + "\"}")),
        arguments("x5u", and("\"x5u\":\"http://127.0.0.1:1/certificate\"")),
        arguments("x5c", and("\"x5c\":[\"AAAA\"]")),
        arguments("zip", and("\"zip\":\"DEF\"")),
        arguments("algorithm twice", and("\"alg\":\"HS256\"")),
        arguments("more behind", HEADER + "{}"),
        arguments("a list", "[" + HEADER + "]"),
        arguments("null", "null"),
        arguments("nothing", ""),
        arguments("not JSON", "HS256"),
        arguments("lenient JSON", HEADER.replace("\"", "'")),
        arguments("nested too deep", and("\"x\":" + "[".repeat(1500) + "]".repeat(1500))));
  }

  private static String and(String member) {
    return HEADER.replace("}", "," + member + "}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badHeaders")
  void aHeaderThatWeWouldNotWriteIsRefused(String name, String header) {
    assertThat(tokens.verify(Forge.token(header, CLAIMS, SECRET))).isEmpty();
  }

  static Stream<Arguments> badClaims() {
    String exp = "\"exp\":" + (NOW + 900);
    String iat = "\"iat\":" + NOW;
    return Stream.of(
        arguments("expired", CLAIMS.replace(exp, "\"exp\":" + NOW)),
        arguments("no expiry", CLAIMS.replace("," + exp, "")),
        arguments("expiry as text", CLAIMS.replace(exp, "\"exp\":\"" + (NOW + 900) + "\"")),
        arguments("expiry as a fraction", CLAIMS.replace(exp, exp + ".5")),
        arguments("expiry with an exponent", CLAIMS.replace(exp, "\"exp\":1e10")),
        arguments("expiry beyond long", CLAIMS.replace(exp, "\"exp\":" + "9".repeat(400))),
        arguments("expiry near long", CLAIMS.replace(exp, "\"exp\":" + Long.MAX_VALUE)),
        arguments("expiry null", CLAIMS.replace(exp, "\"exp\":null")),
        arguments("too long a life", CLAIMS.replace(exp, "\"exp\":" + (NOW + 961))),
        arguments("no issue time", CLAIMS.replace(iat + ",", "")),
        arguments("issued in the future", CLAIMS.replace(iat, "\"iat\":" + (NOW + 6))),
        arguments("issued before time", CLAIMS.replace(iat, "\"iat\":" + Long.MIN_VALUE)),
        arguments("issue time as text", CLAIMS.replace(iat, "\"iat\":\"now\"")),
        arguments("not yet valid", CLAIMS.replace(iat, iat + ",\"nbf\":" + (NOW + 6))),
        arguments("nbf as text", CLAIMS.replace(iat, iat + ",\"nbf\":\"1\"")),
        arguments("nbf null", CLAIMS.replace(iat, iat + ",\"nbf\":null")),
        arguments("another issuer", CLAIMS.replace("\"iss\":\"trading", "\"iss\":\"other")),
        arguments("no issuer", CLAIMS.replace("\"iss\":\"trading-coach\",", "")),
        arguments("wrong audience", CLAIMS.replace("\"aud\":\"trading", "\"aud\":\"other")),
        arguments("no audience", CLAIMS.replace("\"aud\":\"trading-coach\",", "")),
        arguments("two audiences", audience("[\"trading-coach\",\"other\"]")),
        arguments("ours twice", audience("[\"trading-coach\",\"trading-coach\"]")),
        arguments("no audience in a list", audience("[]")),
        arguments("audience as an object", audience("{\"0\":\"trading-coach\"}")),
        arguments("subject in capitals", CLAIMS.replace(USER.toString(), upper(USER))),
        arguments("short subject", CLAIMS.replace(USER.toString(), "1-1-1-1-1")),
        arguments("no UUID", CLAIMS.replace(USER.toString(), "x".repeat(36))),
        arguments("subject as a number", CLAIMS.replace("\"" + USER + "\"", "1")),
        arguments("no session", CLAIMS.replace("\"sid\":\"" + SESSION + "\",", "")),
        arguments("session null", CLAIMS.replace("\"" + SESSION + "\"", "null")),
        arguments("subject twice", CLAIMS.replace(iat, iat + ",\"sub\":\"" + USER + "\"")),
        arguments("expiry twice", CLAIMS.replace(exp, exp + "," + exp)),
        arguments("a list", "[" + CLAIMS + "]"),
        arguments("null", "null"),
        arguments("empty", "{}"),
        arguments("more behind", CLAIMS + "{}"),
        arguments(
            "nested too deep",
            CLAIMS.replace(iat, iat + ",\"x\":" + "[".repeat(1200) + "]".repeat(1200))));
  }

  private static String audience(String value) {
    return CLAIMS.replace("\"aud\":\"trading-coach\"", "\"aud\":" + value);
  }

  private static String upper(UserId user) {
    return "A" + user.toString().substring(1).toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badClaims")
  void claimsThatWeWouldNotMakeAreRefused(String name, String claims) {
    assertThat(claims).as("the case says something").isNotEqualTo(CLAIMS);
    assertThat(tokens.verify(Forge.token(HEADER, claims, SECRET))).isEmpty();
  }

  static Stream<Arguments> badSpellings() {
    String good = Forge.token(HEADER, CLAIMS, SECRET);
    String unsigned = good.substring(0, good.lastIndexOf('.'));
    String signature = good.substring(good.lastIndexOf('.') + 1);
    return Stream.of(
        arguments("empty", ""),
        arguments("two dots", ".."),
        arguments("only dots", ".".repeat(4096)),
        arguments("no signature", unsigned),
        arguments("empty signature", unsigned + "."),
        arguments("half a signature", good.substring(0, good.length() - 20)),
        arguments("longer signature", good + "AAAA"),
        arguments("four parts", good + "."),
        arguments("five parts", good + ".AAAA.AAAA"),
        arguments("padding", good + "="),
        arguments("a space before", " " + good),
        arguments("a line end behind", good + "\n"),
        arguments("a foreign character inside", unsigned + "." + "!" + signature),
        arguments("a non-ASCII character inside", unsigned + ".\u0141" + signature.substring(1)),
        arguments("a lone surrogate", unsigned + ".\ud800" + signature.substring(1)),
        arguments(
            "the other alphabet",
            unsigned + "." + signature.replace('-', '+').replace('_', '/') + "+/"),
        arguments("loose bits at the end", good.substring(0, good.length() - 1) + next(good)),
        arguments("wrong key", Forge.token(HEADER, CLAIMS, "another-secret-of-many-characters")),
        arguments("none", encode(HEADER.replace("HS256", "none")) + "." + encode(CLAIMS) + "."),
        arguments(
            "1 MB", Forge.token(HEADER, CLAIMS.replace("{", "{" + " ".repeat(1 << 20)), SECRET)),
        arguments("4097 characters", exactly(4097)));
  }

  /// The neighbour of the last character: the same 256 bits, and two more that count for nothing.
  private static char next(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return alphabet.charAt(alphabet.indexOf(token.charAt(token.length() - 1)) + 1);
  }

  /// Good but for its length: as long as it takes, by spaces in the claims.
  private static String exactly(int length) {
    return Stream.iterate(0, spaces -> spaces + 1)
        .map(spaces -> CLAIMS.replace("{", "{" + " ".repeat(spaces)))
        .map(claims -> Forge.token(HEADER, claims, SECRET))
        .dropWhile(token -> token.length() < length)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSpellings")
  void whatIsSpelledOtherwiseIsRefused(String name, String token) {
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void aTokenOfTheGreatestLengthIsTaken() {
    assertThat(exactly(4096)).hasSize(4096);
    assertThat(tokens.verify(exactly(4096))).isPresent();
  }

  @Test
  void anotherHashOrAnRsaKeyGetsNobodyIn() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Signature rsa = Signature.getInstance("SHA256withRSA");
    String claims = encode(CLAIMS);
    String rs256 = encode(HEADER.replace("HS256", "RS256")) + "." + claims;
    rsa.initSign(pair.getPrivate());
    rsa.update(rs256.getBytes(StandardCharsets.US_ASCII));

    assertThat(tokens.verify(rs256 + "." + encode(rsa.sign()))).isEmpty();
    assertThat(
            tokens.verify(
                Forge.signed(
                    encode(HEADER) + "." + claims, pair.getPublic().getEncoded(), "HmacSHA256")))
        .isEmpty();
    assertThat(
            tokens.verify(
                Forge.signed(
                    encode(HEADER.replace("HS256", "HS512")) + "." + claims, SECRET, "HmacSHA512")))
        .isEmpty();
    assertThat(tokens.verify(Forge.signed(encode(HEADER) + "." + claims, SECRET, "HmacSHA512")))
        .isEmpty();
  }
}
