package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.ProviderName;
import coach.ai.compat.call.CallReader;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.dialect.SafeText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// What came out of a relay, and what it saw.
record Relayed(String text, Verdict seen) {
  static final String KEY = "the-key-that-looks-like-none";

  static final CompatCall CHAT = chat("\"stream\":true");
  static final CompatCall CHAT_WITH_USAGE =
      chat("\"stream\":true,\"stream_options\":{\"include_usage\":true}");
  static final CompatCall RESPONSE =
      call(Endpoint.RESPONSES, "{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}");

  static CompatCall chat(String members) {
    return call(
        Endpoint.CHAT, "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]," + members + "}");
  }

  private static CompatCall call(Endpoint endpoint, String body) {
    return new CallReader(100).read(endpoint, body.getBytes(UTF_8));
  }

  /// In pieces that end at these places.
  static Relayed of(CompatCall call, byte[] stream, List<Integer> cuts) {
    var out = new ByteArrayOutputStream();
    var relay = new StreamRelay(call, ProviderName.OPENAI, new SafeText(KEY));
    StreamRelay.Sink sink = (bytes, length) -> out.write(bytes, 0, length);
    try {
      int from = 0;
      for (int cut : cuts) {
        byte[] piece = Arrays.copyOfRange(stream, from, cut);
        relay.feed(piece, piece.length, sink);
        Arrays.fill(piece, (byte) '#'); // a reader's buffer is used again
        from = cut;
      }
      byte[] rest = Arrays.copyOfRange(stream, from, stream.length);
      relay.feed(rest, rest.length, sink);
      Verdict seen = relay.end(sink);
      return new Relayed(out.toString(UTF_8), seen);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Relayed of(CompatCall call, String stream) {
    return of(call, stream.getBytes(UTF_8), List.of());
  }
}
