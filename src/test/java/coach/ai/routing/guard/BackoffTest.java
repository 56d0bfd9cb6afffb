package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(new Random(3));

  @ParameterizedTest
  @CsvSource({"0, 250", "1, 500", "2, 1000", "4, 4000", "5, 4000", "1000, 4000"})
  void aPauseIsAnywhereBelowABoundThatDoublesUpToFourSeconds(int retry, long bound) {
    LongPredicate within = millis -> millis >= 0 && millis <= bound;
    LongPredicate low = millis -> millis < bound / 4;
    LongPredicate high = millis -> millis > bound * 3 / 4;

    long[] pauses =
        IntStream.range(0, 200)
            .mapToLong(_ -> backoff.before(retry, Optional.empty()).toMillis())
            .toArray();

    assertThat(Arrays.stream(pauses).allMatch(within)).isTrue();
    assertThat(Arrays.stream(pauses).anyMatch(low)).isTrue();
    assertThat(Arrays.stream(pauses).anyMatch(high)).isTrue();
  }

  @Test
  void whatTheProviderAsksForComesFirst() {
    Duration asked = Duration.ofSeconds(7);

    assertThat(backoff.before(0, Optional.of(asked))).isBetween(asked, asked.plusMillis(250));
  }
}
