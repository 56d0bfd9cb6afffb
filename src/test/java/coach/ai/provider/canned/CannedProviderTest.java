package coach.ai.provider.canned;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AiGateway.Deltas;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.provider.Heard;
import coach.ai.provider.Listing;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CannedProviderTest {
  private final ModelProvider canned = new CannedProvider(Map.of());

  private String text(Prompt prompt) {
    return ((Reply.Completed) canned.send(Orders.order(prompt), Deltas.NONE)).text();
  }

  private static Prompt prompt(String text) {
    return Orders.prompt(List.of(new Part.Text(text), Orders.IMAGE));
  }

  @Test
  void theSamePromptGetsTheSameAnswerAndAnotherOneAnother() {
    assertThat(text(prompt("a"))).isEqualTo(text(prompt("a"))).isNotEqualTo(text(prompt("b")));
  }

  @Test
  void theAnswerSaysWhatItIs() {
    assertThat(text(prompt("a"))).startsWith(CannedProvider.MARK).contains("1 images");
  }

  @Test
  void aStreamAddsUpToTheAnswer() {
    Heard heard = new Heard();

    Reply.Completed reply = (Reply.Completed) canned.send(Orders.order(prompt("a")), heard);

    assertThat(heard.pieces()).hasSizeGreaterThan(3);
    assertThat(heard.text()).isEqualTo(reply.text());
    assertThat(reply.exchange().firstByte()).isPresent();
  }

  @Test
  void usageIsPlausibleAndCostsNothing() {
    Reply.Completed reply = (Reply.Completed) canned.send(Orders.order(prompt("a")), Deltas.NONE);

    assertThat(reply.meter().cost()).contains(Money.ZERO);
    assertThat(reply.meter().usage().orElseThrow().input()).isBetween(400L, 500L);
    assertThat(reply.meter().usage().orElseThrow().output()).isBetween(20L, 60L);
  }

  @Test
  void noMoreIsSaidThanWasAllowed() {
    Prompt prompt = Orders.prompt(List.of(new Part.Text("a")), Optional.empty(), 5);
    Heard heard = new Heard();

    Reply reply = canned.send(Orders.order(prompt), heard);

    assertThat(reply).isInstanceOf(Reply.Incomplete.class);
    assertThat(((Reply.Incomplete) reply).meter().usage().orElseThrow().output()).isEqualTo(5);
    assertThat(heard.text()).hasSize(20);
  }

  @Test
  void itListsItself() {
    assertThat(canned.models("")).isInstanceOf(Listing.Models.class);
  }

  @Test
  void aSchemaIsSatisfied() {
    JsonNode schema =
        Orders.json(
            """
            {"type":"object","additionalProperties":false,
             "required":["trend","entry","levels","note","inner","maybe","count","ok","at"],
             "$defs":{"price":{"type":"number","exclusiveMinimum":0,"maximum":0.4}},
             "properties":{
               "trend":{"type":"string","enum":["up","down"]},
               "entry":{"$ref":"#/$defs/price"},
               "levels":{"type":"array","minItems":2,"maxItems":3,"items":{"$ref":"#/$defs/price"}},
               "note":{"type":"string","maxLength":10},
               "inner":{"type":"object","required":["a"],"properties":{"a":{"const":7},"b":{}}},
               "maybe":{"anyOf":[{"type":"integer","minimum":3},{"type":"null"}]},
               "count":{"type":["integer","null"],"exclusiveMinimum":4,"multipleOf":5},
               "ok":{"type":"boolean"},
               "at":{"type":"string","format":"date-time"},
               "extra":{"type":"string"}}}
            """);

    assertThat(Orders.json(text(asking(schema))))
        .isEqualTo(
            Orders.json(
                """
                {"trend":"up","entry":0.2,"levels":[0.2,0.2],"note":"Canned ans","inner":{"a":7},
                 "maybe":3,"count":10,"ok":false,"at":"2026-01-02T15:04:05Z"}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/nowhere\"}",
        "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
        "{\"type\":\"array\",\"minItems\":100,\"items\":{\"$ref\":\"#\"}}",
        "{\"type\":\"number\",\"multipleOf\":0}",
        "{\"type\":\"string\",\"minLength\":1000000000}",
        "{}",
        "true",
      })
  void aSchemaThatCannotBeSatisfiedEndsAllTheSame(String schema) {
    Prompt prompt =
        Orders.prompt(
            List.of(new Part.Text("a")),
            Optional.of(new Prompt.Schema("odd", Orders.json(schema))),
            100_000);

    assertThat(Orders.json(text(prompt))).isNotNull();
  }

  private static Prompt asking(JsonNode schema) {
    return Orders.prompt(
        List.of(new Part.Text("a")), Optional.of(new Prompt.Schema("review", schema)), 400);
  }
}
