package coach.coaching.api;

import static coach.coaching.api.ReviewClient.PATH;
import static coach.coaching.api.ReviewClient.json;
import static coach.coaching.api.ReviewRig.PLAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Trail;
import coach.coaching.Direction;
import coach.coaching.FakeGateway;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.prompt.CannedReview;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ReviewRig.Door.class)
class TradeAnalysisResourceTest {
  private final ReviewRig rig;

  TradeAnalysisResourceTest(ReviewRig rig) {
    this.rig = rig;
  }

  @BeforeEach
  void forget() {
    rig.forget();
  }

  @Test
  void aChartIsReviewed() throws Exception {
    rig.gateway().then(Readings.usual());

    HttpResponse<String> response =
        rig.alice.upload(
            "image",
            "PNG of a chart",
            "symbol",
            "eur/usd",
            "timeframe",
            "H1",
            "direction",
            "long",
            "notes",
            "Floor held.\nI buy.",
            "account_risk_usd",
            "100");

    JsonNode review = json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .endsWith(PATH + "/" + review.path("id").asText());
    assertThat(response.headers().firstValue("X-Mock")).isEmpty();
    assertThat(review.path("state").asText()).isEqualTo("done");
    assertThat(review.path("verdict").asText()).isEqualTo("take");
    assertThat(review.path("mock").isBoolean()).isTrue();
    assertThat(review.path("cost_usd").decimalValue()).isEqualByComparingTo("0.001");
    assertThat(review.path("said").path("symbol").asText()).isEqualTo("EURUSD");
    assertThat(review.path("said").path("notes").asText()).isEqualTo("Floor held.\nI buy.");
    assertThat(review.path("chart").path("axis").path("low_y").decimalValue())
        .isEqualByComparingTo("0.9");
    assertThat(response.body()).contains("\"reward_risk\":2.00", "\"best_reward_risk\":4.00");
    assertThat(review.path("position").path("units").decimalValue()).isEqualByComparingTo("50");
    assertThat(json(rig.alice.get(PATH + "/" + review.path("id").asText()))).isEqualTo(review);
  }

  @Test
  void aPlanIsReviewedWithoutAChart() throws Exception {
    rig.gateway().then(Readings.of(Reading.Axis.UNKNOWN, Readings.LONG));

    HttpResponse<String> response = rig.alice.describe(PLAN);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(json(response).path("image").isNull()).isTrue();
    assertThat(rig.gateway().prompts.getFirst().images()).isEmpty();
  }

  @Test
  void aCannedReviewSaysSoInItsBodyAndInItsHeader() throws Exception {
    rig.gateway()
        .then(
            prompt ->
                new Answer.Completed(
                    new CannedReview().apply(prompt),
                    ModelId.CANNED,
                    Optional.empty(),
                    true,
                    Trail.NONE));

    HttpResponse<String> response = rig.alice.upload("image", "PNG canned");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("X-Mock")).contains("true");
    assertThat(json(response).path("mock").asBoolean()).isTrue();
    HttpResponse<String> again = rig.alice.get(PATH + "/" + json(response).path("id").asText());
    assertThat(again.headers().firstValue("X-Mock")).contains("true");
  }

  @Test
  void theStepsAreToldAsTheyCome() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    rig.gateway()
        .then(
            _ -> {
              release.await();
              return FakeGateway.completed(
                  AnswerWriter.write(
                      Readings.of(Readings.plan(Direction.LONG, "104", "105", "108"))));
            })
        .then(Readings.usual());

    HttpResponse<InputStream> response = rig.alice.follow("image", "PNG events");
    BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    List<String> before = List.of(event(events), event(events));
    release.countDown();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      after.add(event(events));
    }

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(response.headers().firstValue("X-Mock")).contains("true");
    assertThat(before).containsExactly("accepted", "reading");
    assertThat(after).containsExactly("checking", "asking_again", "checking", "done");
    assertThat(events.readLine()).isNull();
  }

  /// Its name; its data must be JSON that says what is going on.
  private static String event(BufferedReader events) throws Exception {
    String name = events.readLine();
    JsonNode data = json(events.readLine().substring("data: ".length()));
    assertThat(events.readLine()).isEmpty();
    assertThat(data.path("id").asText()).hasSize(36);
    assertThat(name).isEqualTo("event: " + data.path("state").asText());
    return data.path("state").asText();
  }

  @Test
  void aReviewGoesOnWhenItsClientHasLeft() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    rig.gateway()
        .then(
            _ -> {
              release.await();
              return FakeGateway.completed(AnswerWriter.write(Readings.usual()));
            });

    HttpResponse<InputStream> response = rig.alice.follow("image", "PNG left");
    String address = response.headers().firstValue("Location").orElseThrow();
    response.body().close();
    release.countDown();

    String path = address.substring(address.indexOf(PATH));
    Awaitility.await().until(() -> json(rig.alice.get(path)).path("state").asText().equals("done"));
  }

  @Test
  void theDocumentHasOneOperationWithBothKindsOfBodies() throws Exception {
    JsonNode paths = rig.coach.json("/openapi.json").path("paths");

    JsonNode post = paths.path(PATH).path("post");
    assertThat(post.path("operationId").asText()).isEqualTo("tradeAnalysisUpload");
    assertThat(post.path("requestBody").path("content").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("multipart/form-data", "application/json");
    assertThat(post.path("responses").path("201").path("content").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("application/json", "text/event-stream");
    assertThat(post.path("parameters").findValuesAsText("name")).containsExactly("Idempotency-Key");
    assertThat(paths.path(PATH + "/{id}/image").path("get").isObject()).isTrue();
  }

  @Test
  void nobodyIsNotServed() throws Exception {
    assertThat(rig.coach.send("POST", PATH, PLAN, "").statusCode()).isEqualTo(401);
    assertThat(rig.coach.send("GET", PATH, "", "").statusCode()).isEqualTo(401);
  }
}
