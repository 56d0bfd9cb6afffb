package coach.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.web.RawHttp.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  enum Side {
    LONG,
    SHORT
  }

  record Values(
      int count,
      long big,
      boolean flag,
      String text,
      BigDecimal price,
      double ratio,
      Side side,
      Instant enteredAt,
      Optional<String> notes,
      List<Integer> items) {}

  static final ObjectMapper JSON = StrictJson.mapper();
  static final String GOOD =
      """
      {"count":1,"big":2,"flag":true,"text":"t","price":1.50,"ratio":0.5,"side":"LONG",
       "entered_at":"2026-03-02T15:00:00Z","notes":null,"items":[1]}""";
  static final EdgeServer SERVER =
      new EdgeServer(EdgeServer.edge(List.of(), List.of(), null), Contributions.NONE);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void whatIsWrittenCanBeRead() throws Exception {
    Values values = JSON.readValue(GOOD, Values.class);

    assertThat(values.price()).isEqualTo("1.50");
    assertThat(JSON.readValue(JSON.writeValueAsString(values), Values.class)).isEqualTo(values);
  }

  @Test
  void numbersAreWrittenPlainAndTimesWithZ() throws Exception {
    record Out(BigDecimal price, Instant at, Optional<String> none) {}
    Out out =
        new Out(new BigDecimal("1E+3"), Instant.parse("2026-03-02T15:00:00Z"), Optional.empty());

    assertThat(JSON.writeValueAsString(out))
        .isEqualTo("{\"price\":1000,\"at\":\"2026-03-02T15:00:00Z\",\"none\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"count\":1 | \"count\":1.0",
        "\"count\":1 | \"count\":1.7",
        "\"count\":1 | \"count\":\"1\"",
        "\"count\":1 | \"count\":null",
        "\"count\":1 | \"count\":true",
        "\"count\":1 | \"count\":3000000000",
        "\"count\":1 | \"count\":1e999999999",
        "\"count\":1, | ",
        "\"count\":1 | \"count\":1,\"count\":1",
        "\"count\":1 | \"count\":1,\"extra\":1",
        "\"count\":1 | \"Count\":1",
        "\"big\":2 | \"big\":99999999999999999999",
        "\"flag\":true | \"flag\":1",
        "\"flag\":true | \"flag\":\"true\"",
        "\"flag\":true | \"flag\":\"\"",
        "\"text\":\"t\" | \"text\":5",
        "\"text\":\"t\" | \"text\":true",
        "\"text\":\"t\" | \"text\":[\"t\"]",
        "\"price\":1.50 | \"price\":\"1.50\"",
        "\"price\":1.50 | \"price\":1e999999999",
        "\"price\":1.50 | \"price\":1e-999999999",
        "\"price\":1.50 | \"price\":0.1234567890123456789",
        "\"price\":1.50 | \"price\":NaN",
        "\"price\":1.50 | \"price\":\"\"",
        "\"ratio\":0.5 | \"ratio\":1e999",
        "\"ratio\":0.5 | \"ratio\":null",
        "\"ratio\":0.5 | \"ratio\":\"NaN\"",
        "\"side\":\"LONG\" | \"side\":\"long\"",
        "\"side\":\"LONG\" | \"side\":0",
        "\"side\":\"LONG\" | \"side\":\"\"",
        "\"2026-03-02T15:00:00Z\" | 1700000000",
        "\"2026-03-02T15:00:00Z\" | \"2026-03-02T15:00:00\"",
        "\"2026-03-02T15:00:00Z\" | \"2026-03-02\"",
        "\"2026-03-02T15:00:00Z\" | \"+1000000-03-02T15:00:00Z\"",
        "\"2026-03-02T15:00:00Z\" | \"\"",
        "\"items\":[1] | \"items\":[1.5]",
        "\"items\":[1] | \"items\":1",
        "\"items\":[1]} | \"items\":[1]} {}",
        "\"items\":[1]} | \"items\":[1]}x",
        "\"notes\":null | \"notes\":7",
      })
  void whatWouldHaveToBeGuessedIsRefused(String good, String bad) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(
            () -> JSON.readValue(GOOD.replace(good, bad == null ? "" : bad), Values.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void depthIsLimited(String level) throws Exception {
    String close = level.equals("[") ? "]" : "}";
    String fits = level.repeat(64) + "1" + close.repeat(64);

    assertThat(JSON.readTree(fits)).isNotNull();
    assertThatThrownBy(() -> JSON.readTree(level + fits + close))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> JSON.readTree(level.repeat(100_000)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void hugeNumbersCostNothing() {
    String digits = "9".repeat(200_000);

    long start = System.nanoTime();
    for (String number : List.of("1e999999999", "-1E-999999999", digits, "0." + digits)) {
      assertThatThrownBy(() -> JSON.readValue("{\"price\":" + number + "}", Values.class))
          .isInstanceOf(JsonProcessingException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | 400 | malformed | ",
        "[] | 422 | invalid | body",
        "null | 422 | invalid | body",
        "7 | 422 | invalid | body",
        "{\"quantity\":1,\"x\":1} | 422 | invalid | x",
        "{\"quantity\":1,\"symbolName\":\"A\"} | 422 | invalid | symbolName",
        "{\"quantity\":1,\"quantity\":1} | 400 | malformed | ",
        "{\"quantity\":1.5} | 422 | invalid | quantity",
        "{\"quantity\":null} | 422 | invalid | quantity",
        "{\"quantity\":3000000000} | 422 | invalid | quantity",
        "{\"side\":\"UP\"} | 422 | invalid | side",
        "{\"entered_at\":5} | 422 | invalid | entered_at",
        "{\"levels\":[{},{\"entry_price\":\"1\"}]} | 422 | invalid | levels[1].entry_price",
        "{\"levels\":[{},{\"entry_price\":1e99999}]} | 422 | invalid | levels[1].entry_price",
        "{\"levels\":[[[[[[]]]]]]} | 422 | invalid | levels[0]",
        "{\"symbol_name\":\"\u0001\"} | 400 | malformed | ",
      })
  void aClientIsToldWhichFieldAndNothingElse(String body, int status, String code, String field) {
    Answer answer = RawHttp.post(SERVER.port(), "/trades", body);

    JsonNode errors = answer.json().path("errors");
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(errors.findValuesAsText("field"))
        .isEqualTo(field == null ? List.of() : List.of(field));
    assertThat(answer.body()).doesNotContain("jackson", "java", "Trade", "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"ticket\":\"\"}', must be the number of a ticket",
    "'{\"ticket\":\"planted secret\"}', is not valid",
  })
  void aValueTypeMaySayWhatItWantsAndTheJdkMayNot(String body, String message) {
    Answer answer = RawHttp.post(SERVER.port(), "/claims", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("ticket");
    assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(message);
  }
}
