package coach.coaching.api;

import static coach.coaching.api.ReviewClient.PATH;
import static coach.coaching.api.ReviewClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AiGateway;
import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.ModelId;
import coach.ai.Trail;
import coach.coaching.CoachingFeature;
import coach.coaching.Direction;
import coach.coaching.FakeCharts;
import coach.coaching.FakeGateway;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.prompt.CannedReview;
import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP, in the whole service, with a model that answers what the test says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradeAnalysisResourceTest {
  private static final String PLAN = "{\"notes\":\"I buy the floor.\"}";

  private FakeGateway gateway = new FakeGateway();
  private TestCoach coach;
  private ReviewClient alice;
  private ReviewClient bob;

  @BeforeAll
  void start() throws Exception {
    AiGateway current = (prompt, deltas) -> gateway.ask(prompt, deltas);
    coach =
        TestCoach.start(
            Map.of("RATE_LIMIT_ENABLED", "false"),
            List.of(platform -> new CoachingFeature(platform, current, new FakeCharts(), true)));
    alice = new ReviewClient(coach, Person.trader(coach));
    bob = new ReviewClient(coach, Person.trader(coach));
  }

  @AfterAll
  void stop() {
    coach.close();
  }

  @BeforeEach
  void forget() {
    gateway = new FakeGateway();
  }

  @Test
  void aChartIsReviewed() throws Exception {
    gateway.then(Readings.usual());

    HttpResponse<String> response =
        alice.upload(
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
    assertThat(json(alice.get(PATH + "/" + review.path("id").asText()))).isEqualTo(review);
  }

  @Test
  void aPlanIsReviewedWithoutAChart() throws Exception {
    gateway.then(Readings.of(Reading.Axis.UNKNOWN, Readings.LONG));

    HttpResponse<String> response = alice.describe(PLAN);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(json(response).path("image").isNull()).isTrue();
    assertThat(gateway.prompts.getFirst().images()).isEmpty();
  }

  @Test
  void aCannedReviewSaysSoInItsBodyAndInItsHeader() throws Exception {
    gateway.then(
        prompt ->
            new Answer.Completed(
                new CannedReview().apply(prompt),
                ModelId.CANNED,
                Optional.empty(),
                true,
                Trail.NONE));

    HttpResponse<String> response = alice.upload("image", "PNG canned");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("X-Mock")).contains("true");
    assertThat(json(response).path("mock").asBoolean()).isTrue();
    HttpResponse<String> again = alice.get(PATH + "/" + json(response).path("id").asText());
    assertThat(again.headers().firstValue("X-Mock")).contains("true");
  }

  @Test
  void theStepsAreToldAsTheyCome() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    gateway
        .then(
            _ -> {
              release.await();
              return FakeGateway.completed(
                  AnswerWriter.write(
                      Readings.of(Readings.plan(Direction.LONG, "104", "105", "108"))));
            })
        .then(Readings.usual());

    HttpResponse<InputStream> response = alice.follow("image", "PNG events");
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
    gateway.then(
        _ -> {
          release.await();
          return FakeGateway.completed(AnswerWriter.write(Readings.usual()));
        });

    HttpResponse<InputStream> response = alice.follow("image", "PNG left");
    String address = response.headers().firstValue("Location").orElseThrow();
    response.body().close();
    release.countDown();

    String path = address.substring(address.indexOf(PATH));
    Awaitility.await().until(() -> json(alice.get(path)).path("state").asText().equals("done"));
  }

  @Test
  void eachFailureHasItsStatusAndNamesTheChartForAnotherTry() throws Exception {
    Instant later = Instant.now().plusSeconds(3_600);
    gateway.then(new Answer.OverBudget(Budget.USER_DAY, later, Trail.NONE));
    HttpResponse<String> overBudget = alice.upload("image", "PNG failing");
    gateway.then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE));
    HttpResponse<String> noModel = retry(overBudget);
    gateway.then(new Answer.LedgerUnavailable(Trail.NONE));
    HttpResponse<String> noLedger = retry(overBudget);
    gateway.then(new Answer.Declined("policy", FakeGateway.MODEL, FakeGateway.TRAIL));
    HttpResponse<String> declined = retry(overBudget);
    gateway.then(Readings.usual());
    HttpResponse<String> good = retry(overBudget);

    assertThat(overBudget.statusCode()).isEqualTo(429);
    assertThat(overBudget.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(3_500L, 3_600L);
    assertThat(json(overBudget).path("code").asText()).isEqualTo("over_budget");
    assertThat(json(overBudget).path("failure").asText()).isEqualTo("over_budget");
    assertThat(json(overBudget).path("detail").asText())
        .isEqualTo("The budget (yours of today) is reached.");
    assertThat(noModel.statusCode()).isEqualTo(503);
    assertThat(noModel.headers().firstValue("Retry-After")).contains("7");
    assertThat(noLedger.statusCode()).isEqualTo(503);
    assertThat(json(noLedger).path("code").asText()).isEqualTo("ledger_unavailable");
    assertThat(declined.statusCode()).isEqualTo(422);
    assertThat(json(declined).path("failure").asText()).isEqualTo("declined");
    assertThat(declined.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(good.statusCode()).isEqualTo(201);
    JsonNode kept = json(alice.get(json(declined).path("instance").asText()));
    assertThat(kept.path("state").asText()).isEqualTo("failed");
    assertThat(kept.path("failure").path("kind").asText()).isEqualTo("declined");
  }

  @Test
  void aFailureThatIsToldAgainSaysWhatHelpsInPlaceOfWaiting() throws Exception {
    gateway.then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE));

    HttpResponse<String> first = alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> second = alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> later = alice.get(json(first).path("instance").asText());

    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).isEmpty();
    assertThat(json(second).path("review_id")).isEqualTo(json(first).path("review_id"));
    assertThat(json(second).path("detail").asText())
        .isEqualTo(
            "No model can answer now."
                + " Send it with another Idempotency-Key (and image_id) to try again.");
    assertThat(later.headers().firstValue("Retry-After")).isEmpty();
    assertThat(gateway.prompts).hasSize(1);
  }

  private HttpResponse<String> retry(HttpResponse<String> failed) throws Exception {
    return alice.describe("{\"image_id\":\"" + json(failed).path("image_id").asText() + "\"}");
  }

  @Test
  void aKeyIsPaidForOnce() throws Exception {
    gateway.then(Readings.usual());

    HttpResponse<String> first = alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> second = alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> other = alice.describe("{\"notes\":\"Else.\"}", "Idempotency-Key", "k-1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(json(second)).isEqualTo(json(first));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("code").asText()).isEqualTo("key_reused");
    assertThat(gateway.prompts).hasSize(1);
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
    HttpResponse<String> response = alice.describe(body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(json(response).path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(json(response).path("errors").path(0).path("message").asText()).isEqualTo(message);
    assertThat(gateway.prompts).isEmpty();
  }

  @Test
  void allThatIsWrongWithAFormIsToldAtOnce() throws Exception {
    HttpResponse<String> response =
        alice.upload("image", "PNG", "symbol", "?", "timeframe", "7x", "notes", "x".repeat(4_001));
    HttpResponse<String> exponent = alice.upload("image", "PNG", "account_risk_usd", "1e9");
    HttpResponse<String> large = alice.upload("image", "PNG", "account_risk_usd", "100000000000");
    HttpResponse<String> unknown = alice.upload("image", "PNG", "tool", "x", "symbol", "EURUSD");
    HttpResponse<String> twice = alice.upload("image", "PNG", "symbol", "A", "symbol", "B");
    HttpResponse<String> both =
        alice.upload("image", "PNG", "image_id", "00000000-0000-7000-8000-000000000000");

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
    assertThat(gateway.prompts).isEmpty();
  }

  @Test
  void whatIsNoPictureIsRefusedAsItsKeeperSays() throws Exception {
    assertThat(alice.upload("image", "GIF89a").statusCode()).isEqualTo(415);
  }

  @Test
  void blankFieldsOfAFormAreAbsent() throws Exception {
    gateway.then(Readings.usual());

    HttpResponse<String> response =
        alice.upload("image", "PNG blank", "symbol", "", "account_risk_usd", "");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(json(response).path("said").path("symbol").isNull()).isTrue();
  }

  @Test
  void theImageIsServedToItsOwnerAsAnImageAndNothingElse() throws Exception {
    gateway.then(Readings.usual());
    JsonNode review = json(alice.upload("image", "PNG <script>"));
    String url = review.path("image").path("url").asText();

    HttpResponse<String> image = alice.get(url);

    assertThat(image.statusCode()).isEqualTo(200);
    assertThat(image.body()).isEqualTo("PNG <script>");
    assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(image.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(image.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"chart.png\"");
    assertThat(image.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
    assertThat(image.headers().firstValue("Cache-Control")).contains("private, max-age=3600");
    assertThat(bob.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void anothersReviewIsAsMissingAsNone() throws Exception {
    gateway.then(Readings.usual());
    String hers = PATH + "/" + json(alice.describe(PLAN)).path("id").asText();
    String none = PATH + "/00000000-0000-7000-8000-000000000000";

    JsonNode another = json(bob.get(hers));
    JsonNode missing = json(bob.get(none));

    assertThat(another.path("status").asInt()).isEqualTo(404);
    assertThat(another.path("detail")).isEqualTo(missing.path("detail"));
    assertThat(bob.send("DELETE", hers, "").statusCode()).isEqualTo(404);
    assertThat(bob.get(PATH + "/nonsense").statusCode()).isEqualTo(404);
    assertThat(alice.get(hers).statusCode()).isEqualTo(200);
  }

  @Test
  void theHistoryIsPagedFilteredAndForgetsWhatIsDeleted() throws Exception {
    ReviewClient carol = new ReviewClient(coach, Person.trader(coach));
    for (int i = 0; i < 3; i++) {
      gateway.then(Readings.usual());
      carol.describe(PLAN);
    }

    JsonNode first = json(carol.get(PATH + "?limit=2&symbol=eur/usd&verdict=take"));
    JsonNode rest =
        json(carol.get(PATH + "?limit=2&verdict=take&cursor=" + first.path("next").asText()));
    String id = rest.path("items").path(0).path("id").asText();
    int deleted = carol.send("DELETE", PATH + "/" + id, "").statusCode();

    assertThat(first.path("items")).hasSize(2);
    assertThat(first.path("items").path(0).path("symbol").asText()).isEqualTo("EURUSD");
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(deleted).isEqualTo(204);
    assertThat(json(carol.get(PATH)).path("items")).hasSize(2);
    assertThat(json(carol.get(PATH + "?verdict=skip")).path("items")).isEmpty();
    assertThat(json(carol.get(PATH + "?from=2100-01-01T00:00:00Z")).path("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"symbol=%3Cb%3E", "verdict=buy", "from=yesterday", "to=1", "limit=0", "cursor=x"})
  void aFilterThatIsNoneIsRefused(String query) throws Exception {
    HttpResponse<String> response = alice.get(PATH + "?" + query);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("errors").path(0).path("field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void theDocumentHasOneOperationWithBothKindsOfBodies() throws Exception {
    JsonNode paths = coach.json("/openapi.json").path("paths");

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
    assertThat(coach.send("POST", PATH, PLAN, "").statusCode()).isEqualTo(401);
    assertThat(coach.send("GET", PATH, "", "").statusCode()).isEqualTo(401);
  }

  @Test
  void bodiesOfOtherKindsAreRefused() throws Exception {
    assertThat(alice.describe("[]").statusCode()).isEqualTo(422);
    assertThat(alice.describe("{").statusCode()).isEqualTo(400);
    assertThat(alice.describe(PLAN, "Accept", "text/html").statusCode()).isEqualTo(406);
  }
}
