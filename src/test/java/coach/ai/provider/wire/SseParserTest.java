package coach.ai.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
  private static final String STREAM =
      """
      : a comment
      event: first
      data: Überkauft 📈

      data
      data:  two
      data: lines
      id: 7
      retry: 100

      event: nothing

      :
      data:last
      event: third
      unknown: field

      data: without an end
      """;

  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("first", "Überkauft 📈"),
          new SseEvent("message", "\n two\nlines"),
          new SseEvent("third", "last"));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void eventsAreTheSameWhereverTheBytesAreCut(String lineEnd) throws WireException {
    byte[] bytes = bytes(STREAM.replace("\n", lineEnd));

    for (int at = 0; at <= bytes.length; at++) {
      List<SseEvent> events =
          parse(Arrays.copyOfRange(bytes, 0, at), Arrays.copyOfRange(bytes, at, bytes.length));

      assertThat(events).as("cut at %d", at).isEqualTo(EVENTS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void eventsMayComeByteByByte(String lineEnd) throws WireException {
    byte[] bytes = bytes(STREAM.replace("\n", lineEnd));
    byte[][] single = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      single[i] = new byte[] {bytes[i]};
    }

    assertThat(parse(single)).isEqualTo(EVENTS);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLineOnly() throws WireException {
    assertThat(parse(bytes("\uFEFFdata: a\n\ndata: \uFEFFb\n\n\uFEFFdata: c\n\n")))
        .containsExactly(new SseEvent("message", "a"), new SseEvent("message", "\uFEFFb"));
  }

  @Test
  void bytesThatAreNoTextHarmNobody() throws WireException {
    byte[] broken = {'d', 'a', 't', 'a', ':', (byte) 0xff, (byte) 0xc3, '\n', '\n'};

    assertThat(parse(broken)).containsExactly(new SseEvent("message", "\uFFFD\uFFFD"));
  }

  @Test
  void anEventIsNotLongerThanAllowed() throws WireException {
    assertThat(parse(bytes("data: 0123456789\n\n"))).hasSize(1);

    SseParser line = new SseParser(100);
    assertThatThrownBy(() -> line.feed(new byte[101], 101)).isInstanceOf(WireException.class);

    SseParser lines = new SseParser(100);
    byte[] many = bytes("data: 0123456789\n".repeat(20));
    assertThatThrownBy(() -> lines.feed(many, many.length)).isInstanceOf(WireException.class);
  }

  private static List<SseEvent> parse(byte[]... pieces) throws WireException {
    SseParser parser = new SseParser(10_000);
    List<SseEvent> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      parser.feed(piece, piece.length);
      for (Optional<SseEvent> next = parser.next(); next.isPresent(); next = parser.next()) {
        events.add(next.get());
      }
    }
    return events;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
