package coach.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
  private final KnownSecrets known = new KnownSecrets();

  /// A new connection parses its URL again; the index of everything takes milliseconds to make.
  @Test
  void whatIsKnownAlreadyCostsNothingToLearnAgain() {
    known.add(
        IntStream.range(0, 3_000)
            .mapToObj(line -> "line " + line + " of a very long key")
            .collect(Collectors.joining("\n")));
    known.add("postgresql://coach:Quite%2FLong1@db:5432/coach");

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> IntStream.range(0, 20_000).forEach(_ -> known.add("Quite/Long1")));
    known.add("learned-at-last");

    assertThat(known.mask("Quite/Long1 and learned-at-last")).isEqualTo("●●●●●● and ●●●●●●");
  }
}
