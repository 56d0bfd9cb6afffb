package coach.ai.compat.call;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import coach.platform.ProblemException;
import com.google.common.base.Throwables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"model":"a"}                          | {"model":"M"}
          {"model" :  "a" , "n":1}               | {"model" :  "M" , "n":1}
          {"x":1.50,"model":"ä\\"}","y":1e5}     | {"x":1.50,"model":"M","y":1e5}
          {"x":{"model":"in"},"model":"out"}     | {"x":{"model":"in"},"model":"M"}
          {"model":null,"x":[]}                  | {"model":"M","x":[]}
          {"model":-12.5e+3,"x":0}               | {"model":"M","x":0}
          {"model":7}                            | {"model":"M"}
          {"model":true}                         | {"model":"M"}
          {"model":{"a":[{}]} ,"x":"\\ud83d"}    | {"model":"M" ,"x":"\\ud83d"}
          {"model":[1,2]}                        | {"model":"M"}
          {"m\\u006fdel":"a"}                    | {"m\\u006fdel":"M"}
          {"x":"日本 \\u65e5 😀","model":"😀"}    | {"x":"日本 \\u65e5 😀","model":"M"}
          {"x":1}                                | {"model":"M","x":1}
          """)
  void oneMemberIsReplacedOrAddedAndEveryOtherByteStays(String before, String after) {
    RawBody body = RawBody.read(before.getBytes(UTF_8));

    byte[] changed = body.with(Map.of("model", "\"M\"".getBytes(UTF_8)));

    assertThat(new String(changed, UTF_8)).isEqualTo(after);
  }

  @Test
  void whateverStandsAroundTheObjectStays() {
    RawBody body = RawBody.read("\ufeff \n{\n\t\"a\": \"1\"\r\n, \"b\": 2 }\n".getBytes(UTF_8));

    byte[] changed = body.with(Map.of("b", new byte[] {'3'}, "a", new byte[] {'4'}));

    assertThat(new String(changed, UTF_8)).isEqualTo("\ufeff \n{\n\t\"a\": 4\r\n, \"b\": 3 }\n");
  }

  @Test
  void valuesThatSpanMuchAreReplacedWhole() {
    String large = "\"" + "x😀".repeat(100_000) + "\"";
    RawBody body = RawBody.read(("{\"a\":" + large + ",\"b\":" + large + "}").getBytes(UTF_8));

    byte[] changed = body.with(Map.of("a", new byte[] {'1'}));

    assertThat(new String(changed, UTF_8)).isEqualTo("{\"a\":1,\"b\":" + large + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{\"a\":1}{\"b\":2}",
        "{a:1}",
        "{\"a\":}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "{\"a\":\"\n\"}",
        "{/**/\"a\":1}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "[]",
        "1",
        "null"
      })
  void whatIsNotOneObjectOfJsonIsMalformed(String body) {
    Refused.malformed(body.getBytes(UTF_8), "body");
  }

  @Test
  void otherEncodingsAndBrokenUtf8AreMalformed() {
    Refused.malformed("{\"a\":1}".getBytes(UTF_16), "UTF-8");
    Refused.malformed(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}, "not valid JSON");
  }

  @Test
  void depthAndTheNumberOfValuesAreBounded() {
    String deep = "[".repeat(100) + "]".repeat(100);

    Refused.malformed(("{\"a\":" + deep + "}").getBytes(UTF_8), "too deeply");
    Refused.malformed(("{\"a\":[" + "0,".repeat(200_000) + "0]}").getBytes(UTF_8), "too many");
    Refused.malformed(("{\"a\":" + "1".repeat(2_000) + "}").getBytes(UTF_8), "too long");
  }

  @Test
  void whatIsMalformedIsNotRepeatedToWhoeverReadsTheLog() {
    byte[] body = "{\"secret\":sk-12345}".getBytes(UTF_8);

    Throwable refused = catchThrowable(() -> Refused.READER.read(Endpoint.CHAT, body));

    assertThat(refused)
        .isInstanceOfSatisfying(
            ProblemException.class,
            it ->
                assertThat(it.problem().toString())
                    .contains("near line 1, column")
                    .doesNotContain("12345"));
    assertThat(Throwables.getStackTraceAsString(refused)).doesNotContain("12345");
  }
}
