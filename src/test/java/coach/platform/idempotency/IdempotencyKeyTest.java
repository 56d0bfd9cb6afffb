package coach.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.Problem;
import coach.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "8e03978e-40d5-43e8-bc93-6894a57f9324", "with a space", "~!"})
  void printableTextIsAKey(String text) {
    assertThat(new IdempotencyKey(text).value()).isEqualTo(text);
  }

  @Test
  void theLongestKeyHas255Characters() {
    assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
    assertRefused("k".repeat(256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "tab\t", "line\n", "null\0", "ü", "del\u007f"})
  void anythingElseIsRefused(String text) {
    assertRefused(text);
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> new IdempotencyKey(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem())
                    .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid ->
                            assertThat(invalid.errors().getFirst().field())
                                .isEqualTo(IdempotencyKey.HEADER)));
  }
}
