package coach.ai.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormatTest {
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
    assertThat(KeyFormat.fault(provider, start + REST, true)).isEmpty();
    assertThat(KeyFormat.fault(provider, start + REST, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, sk-ant-api03-, a key of anthropic",
    "OPENAI, pplx-, a key of perplexity",
    "ANTHROPIC, sk-proj-, a key of openai",
    "PERPLEXITY, sk-svcacct-, a key of openai",
    "OPENAI, sk-admin-, an administrator's key",
    "ANTHROPIC, sk-ant-admin01-, an administrator's key"
  })
  void aKeyOfAnotherKindIsRefusedWhereverItGoes(
      KnownProvider provider, String start, String fault) {
    assertThat(KeyFormat.fault(provider, start + REST, true)).contains(fault);
    assertThat(KeyFormat.fault(provider, start + REST, false)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({"OPENAI, sk-or-v1-", "OPENAI, gsk_", "ANTHROPIC, sk-", "PERPLEXITY, sk-"})
  void anotherShapeIsForHostsOfOnesOwn(KnownProvider provider, String start) {
    assertThat(KeyFormat.fault(provider, start + REST, true)).isPresent();
    assertThat(KeyFormat.fault(provider, start + REST, false)).isEmpty();
  }

  @Test
  void whatEndsALineOrIsQuotedIsNoPartOfAKey() {
    for (String bad : new String[] {" ", "\n", "\r", "\"", "'", "`", "é", "\u200b", "\t"}) {
      assertThat(KeyFormat.fault(KnownProvider.OPENAI, "sk-" + REST + bad, true)).isPresent();
    }
  }

  @Test
  void aFaultRepeatsNothingOfTheKey() {
    assertThat(KeyFormat.fault(KnownProvider.OPENAI, "sk-" + "q7w9", true))
        .hasValueSatisfying(fault -> assertThat(fault).doesNotContain("q7w9"));
  }
}
