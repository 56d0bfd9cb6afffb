package coach.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  private static final long SEED = 21;
  private static final String INTERESTING =
      "aZ09.-_+'@@@.. \t\u0000ßſİıΣςﬁ①ａＡ＠．。\u00a0\u200b\u202e\ud83d\ude00é\u0301Å\u00adxn--K\u0345ŉǰΐ";

  @ParameterizedTest
  @CsvSource({
    "jane@example.com, jane@example.com",
    "'  Jane.Doe+Coach@Example.COM\t', jane.doe+coach@example.com",
    "ＪＡＮＥ＠ＥＸＡＭＰＬＥ．ＣＯＭ, jane@example.com",
    "jane@bücher.example, jane@xn--bcher-kva.example",
    "jane@BÜCHER.example, jane@xn--bcher-kva.example",
    "jane@例え。テスト, jane@xn--r8jz45g.xn--zckzah",
    "JOSÉ@example.com, josé@example.com",
    "o'brien@a.b-c.co.uk, o'brien@a.b-c.co.uk",
  })
  void whateverIsTypedBecomesOneSpelling(String typed, String value) {
    assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).hasValue(value);
  }

  @Test
  void anAccentIsTheSameHoweverItIsTyped() {
    assertThat(EmailAddress.parse("jose\u0301@example.com"))
        .isEqualTo(EmailAddress.parse("jos\u00e9@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "jane",
        "jane@",
        "@example.com",
        "jane@localhost",
        "jane@example.com.",
        "jane@.example.com",
        "jane@example..com",
        "jane@-example.com",
        "jane@example-.com",
        "jane@exa_mple.com",
        "jane@127.0.0.1",
        "jane@[127.0.0.1]",
        "jane@example.com@example.org",
        "jane doe@example.com",
        "\"jane doe\"@example.com",
        "Jane <jane@example.com>",
        "jane\u0000@example.com",
        "jane\r\nBcc: all@example.com",
        "jane\u200b@example.com",
        "jane\u202e@example.com",
        "jane\u00a0doe@example.com",
        "jane\ud83d@example.com",
        "jane@exam\ud83dple.com",
        "jane,john@example.com"
      })
  void whereNoMailCouldGoIsNoAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void theLongestAddressesAreStillAddresses() {
    String domain = "d".repeat(63) + "." + "d".repeat(63) + "." + "d".repeat(56) + ".com";

    assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("é".repeat(33) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(64) + "@d" + domain)).isEmpty();
    assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".com")).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(1_000_000) + "@example.com")).isEmpty();
  }

  @Test
  void oneSpellingStaysAsItIs() {
    Random random = new Random(SEED);
    int addresses = 0;
    for (int i = 0; i < 200_000; i++) {
      Optional<EmailAddress> once = EmailAddress.parse(text(random));
      if (once.isPresent()) {
        addresses++;
        assertThat(EmailAddress.parse(once.get().value())).isEqualTo(once);
      }
    }
    assertThat(addresses).isGreaterThan(1000);
  }

  @Test
  void itPrintsWithoutThePerson() {
    assertThat(new EmailAddress("jane@example.com")).hasToString("●●●●●●@example.com");
  }

  @Test
  void noOtherSpellingCanBeMade() {
    assertThatThrownBy(() -> new EmailAddress("Jane@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int local = 1 + random.nextInt(6);
    for (int i = 0; i < local; i++) {
      text.appendCodePoint(character(random));
    }
    text.append('@');
    int domain = 1 + random.nextInt(4);
    for (int i = 0; i < domain; i++) {
      text.appendCodePoint(character(random));
    }
    return text.append(".Com").toString();
  }

  private static int character(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> INTERESTING.charAt(random.nextInt(INTERESTING.length()));
      case 1 -> 'a' + random.nextInt(26);
      case 2 -> random.nextInt(0x3000);
      default -> random.nextInt(Character.MAX_CODE_POINT + 1);
    };
  }
}
