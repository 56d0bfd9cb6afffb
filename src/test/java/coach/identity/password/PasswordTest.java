package coach.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.web.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class PasswordTest {
  @Test
  void aPasswordNeverPrintsItself() {
    assertThat(Password.of("open sesame")).hasToString("●●●●●●");
  }

  @Test
  void nothingIsTrimmedOrFolded() {
    assertThat(Password.of("  Ünï\u0000 ﬁ ").text()).isEqualTo("  Ünï\u0000 ﬁ ");
  }

  @Test
  void charactersAreCountedAsPeopleDo() {
    assertThat(Password.of("😀😀é").length()).isEqualTo(3);
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatThrownBy(() -> Password.of("half \ud83d of it"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be well-formed Unicode");
    assertThatThrownBy(() -> Password.of("\ude00")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inJsonItIsAString() throws JsonProcessingException {
    assertThat(StrictJson.mapper().readValue("\"open sesame\"", Password.class))
        .isEqualTo(Password.of("open sesame"));
  }
}
