package coach.coaching.api;

import static coach.coaching.api.ReviewClient.json;
import static coach.coaching.api.ReviewRig.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Readings;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ReviewRig.Door.class)
class RefusedReviewsTest {
  private final ReviewRig rig;

  RefusedReviewsTest(ReviewRig rig) {
    this.rig = rig;
  }

  @BeforeEach
  void forget() {
    rig.forget();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|image|is needed, or image_id, or notes",
        "{\"notes\":\"  \"}|image|is needed, or image_id, or notes",
        "{\"notes\":\"x\",\"verdict\":\"take\"}|verdict|is not known",
        "{\"notes\":\"x\",\"direction\":\"none\"}|direction|must be long or short",
        "{\"notes\":\"x\",\"symbol\":\"<b>\"}|symbol|must be a symbol such as EURUSD, AAPL or BTCUSDT",
        "{\"notes\":\"x\",\"account_risk_usd\":0}|account_risk_usd|must be a plain decimal above 0 with at most 6 decimals, such as 99.5",
        "{\"notes\":\"x\",\"account_risk_usd\":1000000000.01}|account_risk_usd|must be at most 1000000000",
        "{\"notes\":\"x\",\"account_risk_usd\":123456789012}|account_risk_usd|must be at most 1000000000",
        "{\"notes\":\"x\",\"account_risk_usd\":\"5\"}|account_risk_usd|must be a number of the right kind and size",
        "{\"notes\":\"x\\u0000\"}|notes|must have no control characters",
        "{\"image_id\":\"nonsense\"}|image_id|names no chart of yours",
        "{\"image_id\":\"00000000-0000-7000-8000-000000000000\"}|image_id|names no chart of yours"
      })
  void whatIsInvalidIsNamedAndNothingIsAsked(String body, String field, String message)
      throws Exception {
    HttpResponse<String> response = rig.alice.describe(body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(json(response).path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(json(response).path("errors").path(0).path("message").asText()).isEqualTo(message);
    assertThat(rig.gateway().prompts).isEmpty();
  }

  @Test
  void allThatIsWrongWithAFormIsToldAtOnce() throws Exception {
    HttpResponse<String> response =
        rig.alice.upload(
            "image", "PNG", "symbol", "?", "timeframe", "7x", "notes", "x".repeat(4_001));
    HttpResponse<String> exponent = rig.alice.upload("image", "PNG", "account_risk_usd", "1e9");
    HttpResponse<String> large =
        rig.alice.upload("image", "PNG", "account_risk_usd", "100000000000");
    HttpResponse<String> unknown =
        rig.alice.upload("image", "PNG", "tool", "x", "symbol", "EURUSD");
    HttpResponse<String> twice = rig.alice.upload("image", "PNG", "symbol", "A", "symbol", "B");
    HttpResponse<String> both =
        rig.alice.upload("image", "PNG", "image_id", "00000000-0000-7000-8000-000000000000");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("errors").findValuesAsText("field"))
        .containsExactly("symbol", "timeframe", "notes");
    assertThat(exponent.body()).contains("must be a plain decimal above 0");
    assertThat(large.body()).contains("must be at most 1000000000");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("tool is not known");
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("must be given once");
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(rig.gateway().prompts).isEmpty();
  }

  @Test
  void whatIsNoPictureIsRefusedAsItsKeeperSays() throws Exception {
    assertThat(rig.alice.upload("image", "GIF89a").statusCode()).isEqualTo(415);
  }

  @Test
  void blankFieldsOfAFormAreAbsent() throws Exception {
    rig.gateway().then(Readings.usual());

    HttpResponse<String> response =
        rig.alice.upload("image", "PNG blank", "symbol", "", "account_risk_usd", "");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(json(response).path("said").path("symbol").isNull()).isTrue();
  }

  @Test
  void bodiesOfOtherKindsAreRefused() throws Exception {
    assertThat(rig.alice.describe("[]").statusCode()).isEqualTo(422);
    assertThat(rig.alice.describe("{").statusCode()).isEqualTo(400);
    assertThat(rig.alice.describe(PLAN, "Accept", "text/html").statusCode()).isEqualTo(406);
  }
}
