package coach.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final String EMAIL = "jane.wintergreen@northwind.example";
  private static final String ALL_DISGUISES = "4@8({[<369&61!|1+%7$0+52";

  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password123!",
        "1234567890",
        "qwertyuiop",
        "aaaaaaaaaaaa",
        "passwordpassword",
        "P@ssw0rd123",
        "iloveyou123",
        "!@#$%^&*()",
        "tradingcoach"
      })
  void whatGuessersTryFirstIsRefused(String password) {
    assertThat(policy.refusal(Password.of(password), EMAIL))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("is among those that are guessed first")
                    .contains("a few unrelated words are better"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "Tr4ding-Coach!x9",
        "дорогой друг мой",
        "盆栽の手入れは難しい",
        "q7#Kd9!mZ2",
        "k([{<4@!|1+7$5w9"
      })
  void whatTakesLongToGuessIsAccepted(String password) {
    assertThat(policy.refusal(Password.of(password), EMAIL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wintergreen1", "janewintergreen", "northwind2026", "jane.wintergreen"})
  void partsOfTheAddressAreGuessedFirst(String password) {
    assertThat(policy.refusal(Password.of(password), EMAIL)).isPresent();
  }

  @Test
  void lengthIsCountedInCharacters() {
    assertThat(policy.refusal(Password.of("k7#Qd9!mZ"), EMAIL))
        .contains("must have at least 10 characters: a few unrelated words are good");
    assertThat(policy.refusal(Password.of("🦊🐢🍇🚲🎻🧭🪴🧊🎯"), EMAIL)).isPresent();
    assertThat(policy.refusal(Password.of("🦊🐢🍇🚲🎻🧭🪴🧊🎯🛶"), EMAIL)).isEmpty();
    assertThat(policy.refusal(Password.of("correct horse ".repeat(14) + "abcd"), EMAIL)).isEmpty();
    assertThat(policy.refusal(Password.of("correct horse ".repeat(14) + "abcde"), EMAIL))
        .contains("must have at most 200 characters");
  }

  @Test
  void theEstimatorIsGivenOnlyWhatItCanJudgeQuickly() {
    List<String> given = new ArrayList<>();
    PasswordPolicy observed =
        new PasswordPolicy(
            (text, _) -> {
              given.add(text);
              return Double.MAX_VALUE;
            });

    for (String worst : List.of(ALL_DISGUISES, "a", "😀", "{[(<8@4", "aA1!", "p@$$w0rd", "(a[b")) {
      observed.refusal(Password.of(worst.repeat(200).substring(0, 200)), EMAIL);
    }

    assertThat(given)
        .hasSize(7)
        .allSatisfy(
            text -> {
              assertThat(text.codePointCount(0, text.length()))
                  .isLessThanOrEqualTo(PasswordPolicy.LOOKED_AT);
              assertThat(Disguises.combinations(text)).isLessThanOrEqualTo(Disguises.MOST);
            });
  }
}
