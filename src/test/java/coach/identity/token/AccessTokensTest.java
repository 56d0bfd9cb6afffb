package coach.identity.token;

import static coach.identity.token.Forge.CLAIMS;
import static coach.identity.token.Forge.HEADER;
import static coach.identity.token.Forge.KID;
import static coach.identity.token.Forge.PREVIOUS;
import static coach.identity.token.Forge.SECRET;
import static coach.identity.token.Forge.SESSION;
import static coach.identity.token.Forge.USER;
import static coach.identity.token.Forge.decode;
import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.Role;
import coach.identity.token.AccessTokens.Claims;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private final ManualTime time = new ManualTime();
  private final AccessTokens tokens = Forge.tokens(time);

  @Test
  void aTokenIsGoodForItsUserAndSession() {
    String token = tokens.issue(USER, Role.OPERATOR, SESSION);

    assertThat(tokens.verify(token)).contains(new Claims(USER, SESSION));
    assertThat(token).hasSizeLessThan(500);
  }

  @Test
  void aTokenSaysWhatClientsAreTold() throws IOException {
    String[] parts = tokens.issue(USER, Role.OPERATOR, SESSION).split("\\.");
    JsonNode header = new ObjectMapper().readTree(decode(parts[0]));
    JsonNode claims = new ObjectMapper().readTree(decode(parts[1]));

    assertThat(header).isEqualTo(new ObjectMapper().readTree(HEADER));
    assertThat(claims.path("iss").asText()).isEqualTo("trading-coach");
    assertThat(claims.path("aud").asText()).isEqualTo("trading-coach");
    assertThat(claims.path("sub").asText()).isEqualTo(USER.toString());
    assertThat(claims.path("sid").asText()).isEqualTo(SESSION.toString());
    assertThat(claims.path("role").asText()).isEqualTo("operator");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    assertThat(claims.path("jti").asText()).hasSize(36);
  }

  @Test
  void aTokenIsGoodUntilItExpiresAndNotASecondLonger() {
    String token = tokens.issue(USER, Role.TRADER, SESSION);

    time.pass(Duration.ofSeconds(899));
    assertThat(tokens.verify(token)).isPresent();
    time.pass(Duration.ofMillis(750));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void thePreviousSecretVerifiesAndTheCurrentOneSigns() {
    String kid = SigningKey.of(PREVIOUS).id();
    String old = Forge.token(HEADER.replace(KID, kid), CLAIMS, PREVIOUS);

    assertThat(tokens.verify(old)).isPresent();
    assertThat(decode(tokens.issue(USER, Role.TRADER, SESSION).split("\\.")[0])).contains(KID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"trading-coach\"]",
        "\"trading-coach\",\"nbf\":1",
        "\"trading-coach\",\"more\":{\"deep\":[1,2.5,null]}"
      })
  void whatIsUnusualButRightIsTaken(String audience) {
    String claims = CLAIMS.replace("\"aud\":\"trading-coach\"", "\"aud\":" + audience);

    assertThat(tokens.verify(Forge.token(HEADER, claims, SECRET)))
        .contains(new Claims(USER, SESSION));
  }

  /// One change more or less somewhere: what comes out is what went in, or it is refused.
  @Test
  void noMutationOfAGoodTokenIsGood() {
    Random random = new Random(20260302);
    String good = tokens.issue(USER, Role.TRADER, SESSION);
    for (int i = 0; i < 20_000; i++) {
      String mutant = mutate(good, random);
      assertThat(tokens.verify(mutant).isPresent()).as(mutant).isEqualTo(mutant.equals(good));
    }
  }

  /// Signed properly, so that what reads the JSON gets all of it.
  @Test
  void noMutationOfHeaderOrClaimsMakesItThrow() {
    Random random = new Random(20260303);
    for (int i = 0; i < 5_000; i++) {
      String header = random.nextBoolean() ? HEADER : mutate(HEADER, random);
      assertThat(tokens.verify(Forge.token(header, mutate(CLAIMS, random), SECRET))).isNotNull();
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(3); changes > 0 && mutant.length() > 1; changes--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(5)) {
        case 0 -> mutant.deleteCharAt(at);
        case 1 -> mutant.insert(at, (char) random.nextInt(0x10000));
        case 2 -> mutant.setCharAt(at, (char) (0x20 + random.nextInt(0x60)));
        case 3 -> mutant.insert(at, mutant.substring(at, Math.min(mutant.length(), at + 40)));
        case 4 -> mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(60)));
        default -> throw new IllegalStateException();
      }
    }
    return mutant.toString();
  }
}
