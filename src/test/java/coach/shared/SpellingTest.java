package coach.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private enum Size {
    TINY,
    VERY_BIG
  }

  @Test
  void wordsAreInLowerCaseWhateverTheMachineSpeaks() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Spelling.of(Size.TINY)).isEqualTo("tiny");
      assertThat(Spelling.of(Size.VERY_BIG)).isEqualTo("very_big");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aWordIsFoundByItsOneSpelling() {
    assertThat(Spelling.find(Size.class, "very_big")).contains(Size.VERY_BIG);
    assertThat(Spelling.find(Size.class, "VERY_BIG")).isEmpty();
    assertThat(Spelling.required(Size.class, "tiny")).isEqualTo(Size.TINY);
  }

  @Test
  void whoNamesNoneIsToldAll() {
    assertThatThrownBy(() -> Spelling.required(Size.class, "large"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be one of tiny, very_big");
  }
}
