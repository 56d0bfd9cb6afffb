package coach.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String CORE = "Zx9Kq2Lw7Vb4Nm1Rt6Yp3Hd8";

  @Test
  void theSelfTestFindsNothing() {
    assertThat(Redactor.selfTest()).isEmpty();
    assertThat(PlantedSecret.all()).allMatch(planted -> planted.text().contains(planted.secret()));
  }

  @Test
  void aSecretOfOursIsMaskedInEverySpelling() {
    String value = "pa\"ss/wörd+1";
    Secret.of(value);

    assertThat(
            Stream.of(
                    value,
                    "pa%22ss%2Fw%C3%B6rd%2B1",
                    "pa\\\"ss/wörd+1",
                    Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .map(spelling -> Redactor.redact("x " + spelling + " y").replace("=", "")))
        .containsOnly("x " + Secret.MASK + " y");
  }

  @Test
  void thePasswordInsideASecretUrlIsMaskedAlone() {
    Secret.of("postgresql://coach:Quite%2FLong1@db:5432/coach");

    assertThat(Redactor.redact("authentication with Quite/Long1 or Quite%2FLong1 failed"))
        .isEqualTo("authentication with ●●●●●● or ●●●●●● failed");
  }

  @Test
  void aPasswordThatIsAPlainWordDoesNotBlackOutTheLog() {
    Secret.of("postgresql://coach:postgres@db:5432/coach");
    Secret.of("postgres");

    assertThat(Redactor.redact("org.postgresql.Driver")).isEqualTo("org.postgresql.Driver");
  }

  @Test
  void everyLineOfAKeyIsMasked() {
    Secret.of("first line of a key\nsecond line of a key");

    assertThat(Redactor.redact("at second line of a key")).isEqualTo("at ●●●●●●");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-" + "%s",
        "sk-" + "proj-ab*****%s",
        "a literal\\nsk-" + "%s",
        "pplx-" + "%s",
        "sk-ant-" + "admin01-%s",
        "tck_" + "%s",
        "tcr_" + "%s",
        "tci_" + "%s",
        "whsec_" + "%s",
        "Bearer %s",
        "bearer\t%s",
        "?access_token=%s",
        "token%%3D%s",
        "password=%s",
        "PGPASSWORD=%s",
        "password : '%s'",
        "user_password => \"%s\"",
        "{\"password\":\"%s\"}",
        "{\\\"api_key\\\": \\\"%s\\\"}",
        "{\"secret\": \"a\\\"%s\"}",
        "secret=Optional[%s]",
        "jwtSecret=%s, next=1",
        "Authorization: Bearer %s",
        "authorization=[Custom a b %s]",
        "\"Authorization\":\"Digest response=%s\"",
        "Cookie: a=b; session=%s",
        "Set-Cookie: session=%s; Secure",
        "redis://:%s@cache:6379/0",
        "postgresql://coach:p@%s@db/coach",
        "postgresql://coach:p/%s@db/coach",
        "https://%s@errors.example.com/1",
        "%s.b+c@mail.example.com",
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMII%s\n-----END RSA PRIVATE KEY-----",
      })
  void whatLooksLikeASecretIsMasked(String template) {
    String text = template.replace("%s", CORE).replace("%%", "%");

    assertThat(Redactor.redact(text)).doesNotContain(CORE).contains(Secret.MASK);
    assertThat(Redactor.redact("before " + text + "\nafter"))
        .doesNotContain(CORE)
        .startsWith("before ")
        .endsWith("after");
  }

  @Test
  void aKeyWithoutItsEndIsMaskedToTheEndOfTheText() {
    assertThat(Redactor.redact("read -----BEGIN " + "PRIVATE KEY-----\\nMII" + CORE))
        .isEqualTo("read ●●●●●●");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/health 200 1.2ms request_id=a-b.c_d",
        "{\"prompt_tokens\":512,\"completion_tokens\":77,\"total_tokens\":589}",
        "max_output_tokens=4096 token_count=12",
        "export JWT_SECRET=\"$(openssl rand -base64 48)\"",
        "secret: ${JWT_SECRET}",
        "at coach.identity.token.Token.of(Token.java:12)",
        "at java.base@25.0.1/java.lang.Thread.run(Thread.java:1474)",
        "Server@7f1302d6{STARTED}[12.1.5,sto=30000]",
        "risk-adjusted returns of disk-based task-schedulers",
        "http://127.0.0.1:3001/docs and https://example.com:8443/a?b=c",
        "password must have at least 15 characters",
        "\"password\":null",
        "tokenizer: ready",
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(Redactor.redact(text)).isEqualTo(text);
  }

  @Test
  void aFieldIsMaskedByItsName() {
    assertThat(Redactor.redact("password", "hunter2")).isEqualTo(Secret.MASK);
    assertThat(Redactor.redact("prompt_tokens", "512")).isEqualTo("512");
  }

  @Test
  void redactingTwiceChangesNothingMore() {
    Random random = new Random(7);
    List<String> pieces =
        Stream.concat(
                PlantedSecret.all().stream().map(PlantedSecret::text),
                Stream.of(
                    " ",
                    "\"",
                    "\\",
                    "=",
                    ": ",
                    "password",
                    "Authorization: ",
                    "@",
                    "://",
                    "[",
                    "Bearer "))
            .toList();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(6); piece >= 0; piece--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }

      String once = Redactor.redact(text.toString());

      assertThat(Redactor.redact(once)).as(text.toString()).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void aHostileTextTakesTimeInProportionToItsLength(String unit) {
    String text = unit.repeat(MEGABYTE / unit.length());

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redactor.redact(text));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redactor.redact(text + "="));
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "a",
        "@",
        "a@",
        "a@a.",
        "@.@",
        "eyJ",
        "-eyJ",
        "eyJ-",
        "eyJa.",
        ".eyJaaaa",
        "\\neyJ",
        "sk-",
        "sk-proj-",
        "-sk-a",
        "://",
        "://a",
        "://a:",
        "://a:b",
        "postgres://a:",
        "redis://:",
        "Bearer ",
        "bearer\t",
        "Basic ",
        "basic aaaa",
        "password",
        "password ",
        "password=",
        "password=\"",
        "password=\\\"",
        "password=\"\\\\",
        "token-",
        "token_",
        "token=[",
        "authorization:",
        "authorization: bearer ",
        "cookie",
        "cookie: ",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ",
        "=",
        ":",
        "\"",
        "'",
        "\\",
        " ",
        "\n",
        "password\t\t\t\t",
        "secret->",
        "secret%3D",
        "\ud83d",
        "●",
        "1",
        "password:1");
  }

  @Test
  void noRandomTextMakesItThrow() {
    Random random = new Random(42);
    char[] alphabet = "aeyJsk-_.:=@/\"'\\ \n\t%3DBbrpwd●[]{}$(1".toCharArray();
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("password=");
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }

      assertThat(Redactor.redact(text.toString())).isNotNull();
    }
  }
}
