package coach.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisguisesTest {
  @Test
  void whatIsCheapStaysAsItIs() {
    assertThat(Disguises.combinations("p@ssw0rd")).isEqualTo(1);
    assertThat(Disguises.combinations("1234567890!@#$%^&*()")).isEqualTo(Disguises.MOST);
    assertThat(Disguises.reduced("1234567890!@#$%^&*()")).isEqualTo("1234567890!@#$%^&*()");
  }

  @Test
  void ofTooManyDisguisesOneForEachLetterIsLeft() {
    String all = "4@8({[<369&61!|1+%7$0+52";
    assertThat(Disguises.combinations(all)).isEqualTo(576);

    String reduced = Disguises.reduced(all);

    assertThat(reduced)
        .hasSameSizeAs(all)
        .startsWith("4")
        .contains("8(")
        .contains("36")
        .contains("1");
    assertThat(reduced).doesNotContain("@", "{", "[", "<", "9", "!", "|", "7", "5");
    assertThat(Disguises.combinations(reduced)).isEqualTo(1);
  }

  @Test
  void whatDifferedDiffersStill() {
    String reduced = Disguises.reduced("4@({[<691!|7$5+");

    assertThat(reduced.chars().distinct()).hasSize(15);
  }
}
