package coach.ai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ProviderName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormatTest {

  @ParameterizedTest
  @CsvSource({
    "OPENAI,     sk-proj-x-fake",
    "OPENAI,     sk-svcacct-x-fake",
    "OPENAI,     sk-test-x-fake",
    "OPENAI,     0123456789abcdef",
    "ANTHROPIC,  sk-ant-api03-x-fake",
    "ANTHROPIC,  sk-test-x-fake",
    "PERPLEXITY, pplx-x-fake",
    "PERPLEXITY, sk-test-x-fake",
  })
  void aKeyThatMayBeRightIsNotRefused(ProviderName provider, String key) {
    assertThat(KeyFormat.flaw(provider, key)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI,     sk-ant-api03-x-fake,   'is one of anthropic, not of openai'",
    "OPENAI,     pplx-x-fake,           'is one of perplexity, not of openai'",
    "ANTHROPIC,  sk-proj-x-fake,        'is one of openai, not of anthropic'",
    "PERPLEXITY, sk-ant-api03-x-fake,   'is one of anthropic, not of perplexity'",
    "OPENAI,     sk-admin-x-fake,       'is an admin key, which could change the account'",
    "ANTHROPIC,  sk-ant-admin01-x-fake, 'is an admin key, which could change the account'",
    "OPENAI,     '',                    is empty",
    "OPENAI,     ' ',                   is empty",
    "OPENAI,     'sk-test-x ',          contains a space",
    "OPENAI,     '\"sk-test-x\"',       contains a quote",
    "OPENAI,     `sk-test-x`,           contains a quote",
    "OPENAI,     'sk-test-x\n',         contains a line end",
    "OPENAI,     sk-test-ä,             contains a character that no header takes",
  })
  void aKeyThatCannotBeRightIsRefused(ProviderName provider, String key, String flaw) {
    assertThat(KeyFormat.flaw(provider, key)).contains(flaw);
  }
}
