package coach.ai.compat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.Usage;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final Exchange EXCHANGE =
      new Exchange(Optional.empty(), Optional.empty(), Duration.ofSeconds(1), Headroom.UNKNOWN);
  private static final Meter METER = new Meter(Optional.of(Usage.of(1, 2)), Optional.empty());

  @Test
  void whatIsAnAnswerHasAnEnding() {
    assertThat(Ending.of(new Reply.Completed("a", "m", METER, EXCHANGE)))
        .contains(new Ending("a", Optional.empty(), Optional.empty(), METER.usage()));
    assertThat(Ending.of(new Reply.Incomplete("a", Cut.CONTENT_FILTER, METER, EXCHANGE)))
        .contains(
            new Ending("a", Optional.empty(), Optional.of(Cut.CONTENT_FILTER), METER.usage()));
    assertThat(Ending.of(new Reply.Declined("no", METER, EXCHANGE)))
        .contains(new Ending("", Optional.of("no"), Optional.empty(), METER.usage()));
  }

  @Test
  void aFailureHasNone() {
    var failed =
        new Reply.Failed(
            FailureClass.TIMEOUT, "x", "x", Optional.empty(), Meter.SILENT, true, EXCHANGE);

    assertThat(Ending.of(failed)).isEmpty();
  }
}
