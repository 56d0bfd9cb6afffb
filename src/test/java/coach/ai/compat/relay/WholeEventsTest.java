package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatCall;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.dialect.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client gets of a stream that breaks off: whole events, and each as soon as it is whole.
class WholeEventsTest {
  private static final String FIRST =
      "data: {\"choices\":[{\"delta\":{\"content\":\"Grüß 😀\"}}]}\n\n";
  private static final String SECOND = ": alive\n\n";
  private static final String THIRD =
      "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"delta\":\"x\"}\n\n";

  private static Stream<CompatCall> calls() {
    return Stream.of(Relayed.CHAT, Relayed.CHAT_WITH_USAGE, Relayed.RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void whereverAStreamBreaksOnlyWholeEventsWerePassedOn(String lineEnd) {
    List<String> events =
        Stream.of(FIRST, SECOND, THIRD).map(it -> it.replace("\n", lineEnd)).toList();
    byte[] stream = String.join("", events).getBytes(UTF_8);

    calls()
        .forEach(
            call -> {
              for (int end = 0; end < stream.length; end++) {
                String passed = Relayed.of(call, new String(stream, 0, end, UTF_8)).text();
                assertThat(wholeUpTo(events, end)).as("broken at %s", end).contains(passed.strip());
              }
            });
  }

  /// What may have been passed on: the events that are whole, or whole but for their blank line.
  private static List<String> wholeUpTo(List<String> events, int end) {
    List<String> possible = new ArrayList<>(List.of(""));
    StringBuilder all = new StringBuilder();
    for (String event : events) {
      all.append(event);
      if (all.toString().strip().getBytes(UTF_8).length <= end) {
        possible.add(all.toString().strip());
      }
    }
    return possible.subList(Math.max(0, possible.size() - 2), possible.size());
  }

  @Test
  void anEventGoesWithItsLastByteAndTheNextOneWaits() throws Exception {
    for (CompatCall call : calls().toList()) {
      List<String> passed = new ArrayList<>();
      var relay = new StreamRelay(call, ProviderName.OPENAI, new SafeText(Relayed.KEY));
      for (byte one : (FIRST + THIRD.stripTrailing()).getBytes(UTF_8)) {
        relay.feed(
            new byte[] {one},
            1,
            (bytes, length) -> passed.add(new String(bytes, 0, length, UTF_8)));
      }

      assertThat(passed).containsExactly(FIRST);
    }
  }

  @Test
  void halfAnEventIsNeitherPassedOnNorHeard() {
    String half = "data: {\"choices\":[{\"finish_reason\":\"stop\"";

    Relayed relayed = Relayed.of(Relayed.CHAT, FIRST + half);

    assertThat(relayed.text()).isEqualTo(FIRST);
    assertThat(relayed.seen().end()).isEqualTo(new End.Nonsense("cut_off"));
  }

  @Test
  void eventsThatHaveNumbersAreCounted() throws Exception {
    var relay = new StreamRelay(Relayed.RESPONSE, ProviderName.OPENAI, new SafeText(Relayed.KEY));
    byte[] stream =
        "event: response.output_text.delta\ndata: {\"sequence_number\": 41,\"delta\":\"x\"}\n\n"
            .getBytes(UTF_8);

    relay.feed(stream, stream.length, (_, _) -> {});

    assertThat(relay.nextEvent()).isEqualTo(42);
  }
}
