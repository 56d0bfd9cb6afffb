package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.compat.call.CompatCall;
import coach.ai.provider.Receiver.End;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a provider says of its failures inside a stream, which may repeat what nobody should see.
class ToldErrorsTest {
  private static final String TEXT =
      "data: {\"choices\":[{\"delta\":{\"content\":\"sk-proj-fake0000000000000001\"}}]}\n\n";
  private static final String SECRETS =
      "boom sk-proj-fake0000000000000001 " + Relayed.KEY + " org-fake00000001 proj_fake00000001";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CHAT      | data: {"error":{"message":"%s","type":"server_error","code":null}}
          CHAT      | event: error\\ndata: {"message":"%s"}
          CHAT      | data: {"error":"%s"}
          CHAT      | data: {"detail":["%s"]}
          CHAT      | data: {"choices":[],"error":{"message":"%s"}}
          CHAT      | data: {"error":\\ndata: {"message":"%s"}}
          CHAT      | event: error\\ndata: %s
          CHAT      | data: %s
          CHAT      | : %s
          CHAT      | \ufeffdata: {"error":{"message":"%s"}}
          RESPONSES | event: error\\ndata: {"type":"error","code":"server_error","message":"%s","param":null}
          RESPONSES | data: {"type":"error","error":{"message":"%s"}}
          RESPONSES | event: error\\ndata: %s
          RESPONSES | event: response.failed\\ndata: {"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"%s"}}}
          RESPONSES | data: {"type":"response.failed","error":{"message":"%s"},"response":{}}
          RESPONSES | event: response.output_text.delta\\ndata: {"type":"error","error":{"message":"%s"}}
          RESPONSES | event: other\\ndata: {"message":"%s"}
          """)
  void anErrorGoesWithoutItsSecretsWhereverTheBytesAreCut(String endpoint, String event) {
    CompatCall call = endpoint.equals("CHAT") ? Relayed.CHAT : Relayed.RESPONSE;
    String told = event.replace("\\n", "\n").formatted(SECRETS);
    byte[] stream = (told + "\n\n").replace("\n", "\r\n").getBytes(UTF_8);

    for (int cut : IntStream.range(0, stream.length).toArray()) {
      assertThat(Relayed.of(call, stream, List.of(cut)).text())
          .contains("boom")
          .endsWith("\n\n")
          .doesNotContain("fake0000", Relayed.KEY);
    }
    assertThat(Relayed.of(call, told).text()).doesNotContain("fake0000", Relayed.KEY);
  }

  @Test
  void escapesHideNothing() {
    String told = "data: {\"error\":{\"message\":\"\\u0073k-proj-fake0000000000000001\"}}\n\n";

    Relayed relayed = Relayed.of(Relayed.CHAT, told);

    assertThat(relayed.text())
        .startsWith("data: {\"error\":{\"message\":")
        .doesNotContain("fake0000");
    assertThat(relayed.seen().end()).isInstanceOf(End.Failed.class);
  }

  @Test
  void whoRefusesAKeyIsNotQuoted() {
    String told =
        "data: {\"error\":{\"message\":\"Incorrect: sk-...0001\",\"code\":\"invalid_api_key\"}}\n\n";

    Relayed relayed = Relayed.of(Relayed.CHAT, told);

    assertThat(relayed.text())
        .isEqualTo(
            "data: {\"error\":{\"message\":\"The provider refuses the key.\",\"code\":\"invalid_api_key\"}}\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        "data:  {\"error\" : {\"message\":\"Busy\\u0021\",\"n\":1e400}}\n\n",
        "id: 7\nevent: strange\ndata: {\"x\": 1.50}\n\n"
      })
  void whatShowsNothingAndWhatIsAnAnswerStaysByteByByte(String stream) {
    assertThat(Relayed.of(Relayed.CHAT, stream).text()).isEqualTo(stream);
  }
}
