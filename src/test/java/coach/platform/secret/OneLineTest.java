package coach.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    String text = "Größe 3 µm, 中文, עברית, 👩‍💻, ●●●, a\\b \"c\"";

    assertThat(OneLine.of(text)).isEqualTo(text);
    assertThat(OneLine.of("plain")).isSameAs(OneLine.of("plain"));
  }

  @ParameterizedTest
  @CsvSource({
    "10, \\n",
    "13, \\r",
    "9, \\t",
    "0, \\u0000",
    "27, \\u001b",
    "127, \\u007f",
    "133, \\u0085",
    "155, \\u009b",
    "8232, \\u2028",
    "8233, \\u2029",
    "8238, \\u202e",
    "8294, \\u2066",
    "8206, \\u200e",
    "1564, \\u061c",
    "65279, \\ufeff",
    "8203, \\u200b",
    "917505, \\udb40\\udc01"
  })
  void whatBreaksOrBendsALineBecomesVisible(int codePoint, String shown) {
    assertThat(OneLine.of("a" + Character.toString(codePoint) + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void halvesOfSurrogatePairsBecomeVisible() {
    assertThat(OneLine.of("a\ud83d")).isEqualTo("a\\ud83d");
    assertThat(OneLine.of("\ude00b\ud83d\ud83d")).isEqualTo("\\ude00b\\ud83d\\ud83d");
  }

  @Test
  void noCodePointAtAllCanStartANewLineOrSendAnEscape() {
    StringBuilder everything = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      everything.appendCodePoint(c);
    }

    String line = OneLine.of(everything.toString());

    assertThat(line.lines()).hasSize(1);
    assertThat(line.chars()).noneMatch(Character::isISOControl);
    assertThat(OneLine.of(line)).isEqualTo(line);
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndSaysHowMuchIsMissing() {
    assertThat(OneLine.of("abc😀def", 4)).isEqualTo("abc… (5 more characters)");
    assertThat(OneLine.of("abc", 3)).isEqualTo("abc");
  }
}
