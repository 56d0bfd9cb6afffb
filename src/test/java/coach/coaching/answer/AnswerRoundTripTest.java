package coach.coaching.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import coach.coaching.Reading;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerRoundTripTest {
  @Test
  void whatIsWrittenIsReadAsItWas() {
    RandomReadings readings = new RandomReadings(6);
    for (int i = 0; i < 2_000; i++) {
      Reading reading = readings.next();

      Read read = AnswerReader.read(AnswerWriter.write(reading));

      assertThat(read.reading()).contains(reading);
      assertThat(read.findings()).isEmpty();
    }
  }

  @Test
  void noDamageToAnAnswerBreaksItsReader() {
    RandomReadings readings = new RandomReadings(7);
    Random random = new Random(8);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder damaged = new StringBuilder(AnswerWriter.write(readings.next()));
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        int at = random.nextInt(damaged.length());
        damaged.setCharAt(at, "{}[]\",:0e-nt".charAt(random.nextInt(12)));
      }

      assertThatCode(() -> AnswerReader.read(damaged.toString())).doesNotThrowAnyException();
    }
  }
}
