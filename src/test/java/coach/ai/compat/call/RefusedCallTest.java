package coach.ai.compat.call;

import static coach.ai.compat.call.Endpoint.CHAT;
import static coach.ai.compat.call.Endpoint.RESPONSES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedCallTest {
  private static final String REMOTE = "must be a data: URL: images are not fetched from elsewhere";
  private static final String UNREADABLE =
      "must be a PNG, JPEG, WebP or GIF image in base64, with its size";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "store":true                       | store                  | must be false: nothing is stored
          "store":"yes"                      | store                  | must be false: nothing is stored
          "service_tier":"priority"          | service_tier           | must be auto or default: others have no price
          "service_tier":"flex"              | service_tier           | must be auto or default: others have no price
          "prompt_cache_retention":"24h"     | prompt_cache_retention | must be in_memory: others have no price
          "audio":{"voice":"alloy"}          | audio                  | is not supported: answers are text
          "modalities":["text","audio"]      | modalities             | must be ["text"]: answers are text
          "web_search_options":{}            | web_search_options     | is not supported: it has no price
          "prediction":{"type":"content"}    | prediction             | is not supported: it may cost more than the maximum allows
          "preset":"high"                    | preset                 | is not supported: name a model
          "models":["a","b"]                 | models                 | is not supported: name one model
          "max_steps":5                      | max_steps              | is not supported: one step is asked for
          "tools":[{"type":"web_search"}]    | tools[0].type          | must be function or custom: others have no price
          "tools":[{"type":"function"},{}]   | tools[1].type          | must be function or custom: others have no price
          "tools":{}                         | tools                  | must be an array
          "tools":["x"]                      | tools[0]               | must be an object
          "n":0                              | n                      | must be from 1 to 16
          "n":17                             | n                      | must be from 1 to 16
          "n":1.0                            | n                      | must be from 1 to 16
          "n":"2"                            | n                      | must be from 1 to 16
          "max_tokens":0                     | max_tokens             | must be a positive integer
          "max_tokens":-1                    | max_tokens             | must be a positive integer
          "max_tokens":1e999999999           | max_tokens             | must be a positive integer
          "max_tokens":2147483648            | max_tokens             | must be a positive integer
          "max_completion_tokens":"10"       | max_completion_tokens  | must be a positive integer
          "stream":1                         | stream                 | must be true or false
          "stream_options":{}                | stream_options         | is only for a stream
          "stream":true,"stream_options":[]  | stream_options         | must be an object
          "stream":true,"stream_options":{"include_usage":1} | stream_options.include_usage | must be true or false
          """)
  void aChatIsRefusedByTheNameOfWhatIsNotDone(String members, String field, String reason) {
    String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]," + members + "}";

    Refused.naming(CHAT, body, field, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "store":true                      | store                | must be false: nothing is stored
          "background":true                 | background           | must be false: the answer would have to be stored
          "previous_response_id":"resp_1"   | previous_response_id | is not supported: nothing is stored
          "conversation":"conv_1"           | conversation         | is not supported: nothing is stored
          "prompt":{"id":"p"}               | prompt               | is not supported: send the prompt's own text
          "context_management":[]           | context_management   | is not supported: its cost has no bound
          "tools":[{"type":"code_interpreter"}] | tools[0].type    | must be function or custom: others have no price
          "tools":[{"type":"mcp"}]          | tools[0].type        | must be function or custom: others have no price
          "max_output_tokens":0             | max_output_tokens    | must be a positive integer
          "instructions":["x"]              | instructions         | must be a string
          """)
  void aResponseIsRefusedByTheNameOfWhatIsNotDone(String members, String field, String reason) {
    String body = "{\"model\":\"m\",\"input\":\"hi\"," + members + "}";

    Refused.naming(RESPONSES, body, field, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"messages":[{}]}                               | model                        | is missing
          {"model":null,"messages":[{}]}                  | model                        | is missing
          {"model":7,"messages":[{}]}                     | model                        | must be a string
          {"model":" ","messages":[{}]}                   | model                        | must have 1 to 200 characters
          {"model":"m"}                                   | messages                     | is missing or empty
          {"model":"m","messages":[]}                     | messages                     | is missing or empty
          {"model":"m","messages":"hi"}                   | messages                     | must be an array
          {"model":"m","messages":["hi"]}                 | messages[0]                  | must be an object
          {"model":"m","messages":[{}]}                   | messages[0].role             | is missing
          {"model":"m","messages":[{"role":1}]}           | messages[0].role             | must be a string
          {"model":"m","messages":[{"role":"user","content":1}]} | messages[0].content   | must be an array
          {"model":"m","messages":[{"role":"user","content":["hi"]}]} | messages[0].content[0] | must be an object
          {"model":"m","messages":[{"role":"assistant","audio":{"id":"a"}}]} | messages[0].audio | is not supported: nothing is stored
          """)
  void whatIsMissingOrOfAnotherTypeIsNamedByItsPlace(String body, String field, String reason) {
    Refused.naming(CHAT, body, field, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"input_audio"}                          | type                | is not supported: only text and images are
          {"type":"file","file":{"file_id":"f"}}          | type                | is not supported: only text and images are
          {"text":"typeless"}                             | type                | is not supported: only text and images are
          {"type":"image_url"}                            | image_url           | is missing
          {"type":"image_url","image_url":"data:,"}       | image_url           | must be an object
          {"type":"image_url","image_url":{}}             | image_url.url       | is missing
          {"type":"image_url","image_url":{"url":7}}      | image_url.url       | must be a string
          """)
  void ofAMessageOnlyTextAndImagesAreTaken(String part, String place, String reason) {
    Refused.naming(CHAT, message(part), "messages[0].content[0]." + place, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "ftp://x",
        "//x/y",
        "gs://bucket/x",
        "",
        "x"
      })
  void imagesElsewhereAreNotFetched(String url) {
    String image = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}";
    String input =
        "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":["
            + "{\"type\":\"input_image\",\"image_url\":\""
            + url
            + "\"}]}]}";

    Refused.naming(CHAT, message(image), "messages[0].content[0].image_url.url", REMOTE);
    Refused.naming(RESPONSES, input, "input[0].content[0].image_url", REMOTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:",
        "data:,",
        "data:image/png,abc",
        "data:image/png;base64,",
        "data:text/plain;base64,eHl6",
        "data:image/png;base64,iVBORw0KGgo",
        "data:image/png;base64,!!!!",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAAAAAAD",
        "data:image/svg+xml;base64,PHN2Zz4="
      })
  void imagesThatCannotBeMeasuredAreRefused(String url) {
    String image = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}";

    Refused.naming(CHAT, message(image), "messages[0].content[0].image_url.url", UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"item_reference","id":"msg_1"}  | input[0]         | refers to something stored, and nothing is: send the item itself
          {"id":"msg_1"}                          | input[0]         | refers to something stored, and nothing is: send the item itself
          {"type":"web_search_call","id":"w"}     | input[0].type    | is not supported: only text, images and functions
          {"type":"message","content":"hi"}       | input[0].role    | is missing
          {"role":"user","content":[{"type":"input_image","file_id":"f"}]} | input[0].content[0].file_id | is not supported: nothing is stored
          {"role":"user","content":[{"type":"input_file"}]} | input[0].content[0].type | is not supported: only text and images are
          {"type":"function_call_output","output":[{"type":"input_file"}]} | input[0].output[0].type | is not supported: only text and images are
          {"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAAD","detail":"original"}]} | input[0].content[0].detail | must be auto, low or high
          """)
  void ofTheInputOnlyTextImagesAndFunctionsAreTaken(String item, String field, String reason) {
    Refused.naming(RESPONSES, "{\"model\":\"m\",\"input\":[" + item + "]}", field, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":\"m\"}", "{\"model\":\"m\",\"input\":null}"})
  void anInputMustBeThere(String body) {
    Refused.naming(RESPONSES, body, "input", "is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"store\":false",
        "\"store\":null",
        "\"service_tier\":\"auto\"",
        "\"service_tier\":\"default\"",
        "\"modalities\":[\"text\"]",
        "\"prompt_cache_retention\":\"in_memory\"",
        "\"tools\":[{\"type\":\"function\"},{\"type\":\"custom\"}]",
        "\"previous_response_id\":null,\"background\":false",
        "\"n\":16,\"logprobs\":true,\"stop\":\"x\",\"seed\":1"
      })
  void whatChangesNothingIsTaken(String members) {
    String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]," + members + "}";

    CompatCall call = Refused.READER.read(CHAT, body.getBytes(UTF_8));

    assertThat(call.model()).isEqualTo("m");
  }

  private static String message(String part) {
    return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";
  }
}
