package coach.ai.config;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {
  private static List<Violation> of(String... entries) {
    return new TrustedHosts(List.of(entries)).violations().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway.internal",
        "gateway",
        "gateway.internal:8443",
        "127.0.0.1",
        "10.0.0.7:65535",
        "[::1]",
        "[2001:db8::7]:8443",
        "xn--bcher-kva.example"
      })
  void whatCanBeAHostIsTaken(String entry) {
    assertThat(of(entry)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://gateway.internal, gateway.internal",
    "http://user:word@gateway.internal:8443/v1?x=1, gateway.internal:8443",
    "gateway.internal/v1, gateway.internal",
    "gateway.internal:https, gateway.internal",
    "gateway.internal:, gateway.internal",
    "gateway.internal:0, gateway.internal",
    "gateway.internal:65536, gateway.internal",
    "gateway.internal:080, gateway.internal",
    "gateway.internal?x, gateway.internal",
    "*.internal, name.internal"
  })
  void whatIsMoreThanAHostIsRefusedWithTheHostInIt(String entry, String host) {
    assertThat(of(entry))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.key()).isEqualTo("ai.trustedHosts");
              assertThat(violation.rule().id()).isEqualTo("AI-002");
              assertThat(violation.fix()).isEqualTo("export AI_TRUSTED_HOSTS=" + host);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "", "two words", "300.1.1.1", "-a.internal", "a_b.internal", "::1", "a..b"})
  void whatNamesNoHostIsRefused(String entry) {
    assertThat(of(entry))
        .singleElement()
        .extracting(Violation::fix)
        .isEqualTo("unset AI_TRUSTED_HOSTS");
  }

  @Test
  void allAreToldAtOnceAndTheGoodOnesAreKept() {
    List<Violation> violations = of("good.internal", "", "https://other.internal/", "two words");

    assertThat(violations)
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.found())
                  .isEqualTo("nothing between two commas, 'https://other.internal/', 'two words'");
              assertThat(violation.fix())
                  .isEqualTo("export AI_TRUSTED_HOSTS=good.internal,other.internal");
            });
  }
}
