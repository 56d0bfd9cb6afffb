package coach.ai.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHomeTest {
  private static final String REST = "fake0123456789ABCDEFabcdef";

  @ParameterizedTest
  @CsvSource({
    "OPENAI, sk-",
    "OPENAI, sk-proj-",
    "OPENAI, sk-svcacct-",
    "ANTHROPIC, sk-ant-api03-",
    "PERPLEXITY, pplx-"
  })
  void aKeyOfTheProviderIsGood(KnownProvider provider, String start) {
    assertThat(KeyHome.fault(provider, start + REST, true)).isEmpty();
    assertThat(KeyHome.fault(provider, start + REST, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, sk-ant-api03-, is one of anthropic",
    "OPENAI, pplx-, is one of perplexity",
    "ANTHROPIC, sk-proj-, is one of openai",
    "PERPLEXITY, sk-svcacct-, is one of openai",
    "OPENAI, sk-admin-, is an admin key",
    "ANTHROPIC, sk-ant-admin01-, is an admin key"
  })
  void aKeyOfAnotherKindIsRefusedWhereverItGoes(
      KnownProvider provider, String start, String fault) {
    assertThat(KeyHome.fault(provider, start + REST, true))
        .hasValueSatisfying(words -> assertThat(words).contains(fault));
    assertThat(KeyHome.fault(provider, start + REST, false))
        .hasValueSatisfying(words -> assertThat(words).contains(fault));
  }

  @ParameterizedTest
  @CsvSource({"OPENAI, sk-or-v1-", "OPENAI, gsk_", "ANTHROPIC, sk-", "PERPLEXITY, sk-"})
  void anotherShapeIsForHostsOfOnesOwn(KnownProvider provider, String start) {
    assertThat(KeyHome.fault(provider, start + REST, true)).isPresent();
    assertThat(KeyHome.fault(provider, start + REST, false)).isEmpty();
  }

  @Test
  void whatEndsALineOrIsQuotedIsNoPartOfAKey() {
    for (String bad : new String[] {" ", "\n", "\r", "\"", "'", "`", "é", "\u200b", "\t"}) {
      assertThat(KeyHome.fault(KnownProvider.OPENAI, "sk-" + REST + bad, true)).isPresent();
    }
  }

  @Test
  void aFaultRepeatsNothingOfTheKey() {
    assertThat(KeyHome.fault(KnownProvider.OPENAI, "sk-" + "q7w9", true))
        .hasValueSatisfying(fault -> assertThat(fault).doesNotContain("q7w9"));
  }
}
