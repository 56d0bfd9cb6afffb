package coach.coaching.api;

import static coach.coaching.api.ReviewClient.json;
import static coach.coaching.api.ReviewRig.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.AnswerBooks.Spent;
import coach.ai.Trail;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ReviewRig.Door.class)
class FailedReviewsTest {
  private final ReviewRig rig;

  FailedReviewsTest(ReviewRig rig) {
    this.rig = rig;
  }

  @BeforeEach
  void forget() {
    rig.forget();
  }

  @Test
  void eachFailureHasItsStatusAndNamesTheChartForAnotherTry() throws Exception {
    Instant later = Instant.now().plusSeconds(3_600);
    rig.gateway().then(new Answer.OverBudget(Budget.USER_DAY, later, Trail.NONE));
    HttpResponse<String> overBudget = rig.alice.upload("image", "PNG failing");
    rig.gateway().then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE));
    HttpResponse<String> noModel = retry(overBudget);
    rig.gateway().then(new Answer.LedgerUnavailable(Trail.NONE));
    HttpResponse<String> noLedger = retry(overBudget);
    rig.gateway().then(new Answer.Declined("policy", FakeGateway.MODEL, FakeGateway.TRAIL));
    HttpResponse<String> declined = retry(overBudget);
    rig.gateway().then(Readings.usual());
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
    JsonNode kept = json(rig.alice.get(json(declined).path("instance").asText()));
    assertThat(kept.path("state").asText()).isEqualTo("failed");
    assertThat(kept.path("failure").path("kind").asText()).isEqualTo("declined");
  }

  @Test
  void aFailureThatIsToldAgainSaysThatAnotherKeyIsNeeded() throws Exception {
    Trail paid = new Trail(FakeGateway.TRAIL.steps(), new Money(5), new Money(5), Money.ZERO);
    rig.gateway().then(new Answer.Unavailable("down", Duration.ofSeconds(7), paid));

    HttpResponse<String> first = rig.alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> second = rig.alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> later = rig.alice.get(json(first).path("instance").asText());

    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 7L);
    assertThat(json(second).path("review_id")).isEqualTo(json(first).path("review_id"));
    assertThat(json(second).path("detail").asText())
        .isEqualTo(
            "No model can answer now."
                + " Send it with another Idempotency-Key (and image_id) to try again.");
    assertThat(json(first).path("detail")).isEqualTo(json(second).path("detail"));
    assertThat(later.headers().firstValue("Retry-After")).isEmpty();
    assertThat(rig.gateway().prompts).hasSize(1);
  }

  @Test
  void afterAnOutageTheSameKeyTriesAgain() throws Exception {
    rig.gateway()
        .then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE))
        .then(Readings.usual());

    HttpResponse<String> outage = rig.alice.describe(PLAN, "Idempotency-Key", "k-outage");
    HttpResponse<String> again = rig.alice.describe(PLAN, "Idempotency-Key", "k-outage");

    assertThat(outage.statusCode()).isEqualTo(503);
    assertThat(outage.headers().firstValue("Retry-After")).contains("7");
    assertThat(json(outage).path("detail").asText()).isEqualTo("No model can answer now.");
    assertThat(again.statusCode()).isEqualTo(201);
  }

  @Test
  void aFailureWhoseCostNobodyKnowsHasNone() throws Exception {
    Trail unknown = new Trail(FakeGateway.TRAIL.steps(), Money.ZERO, Money.ZERO, new Money(5_000));
    rig.gateway().then(new Answer.Unavailable("late", Duration.ofSeconds(7), unknown));
    HttpResponse<String> failed = rig.bob.describe(PLAN);
    UUID id = UUID.fromString(json(failed).path("review_id").asText());
    rig.books.tell(
        id, new Spent(1, 1, Optional.of(FakeGateway.MODEL.toString()), Optional.empty()));

    JsonNode review = json(rig.bob.get(json(failed).path("instance").asText()));
    JsonNode line = json(rig.bob.get(ReviewClient.PATH)).at("/items/0");
    rig.books.tell(
        id,
        new Spent(1, 1, Optional.of(FakeGateway.MODEL.toString()), Optional.of(new Money(5_000))));
    JsonNode resolved = json(rig.bob.get(ReviewClient.PATH)).at("/items/0");

    assertThat(review.path("cost_usd").isNull()).isTrue();
    assertThat(review.path("attempts").asInt()).isOne();
    assertThat(line.path("cost_usd").isNull()).isTrue();
    assertThat(resolved.path("cost_usd").decimalValue()).isEqualByComparingTo("0.005");
  }

  @Test
  void anAnswerThatNobodyCanUseIsNotTheClientsFault() throws Exception {
    rig.gateway().thenText("no").thenText("no");

    HttpResponse<String> response = rig.alice.describe(PLAN);

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(json(response).path("code").asText()).isEqualTo("answer_unusable");
    assertThat(json(response).path("failure").asText()).isEqualTo("unusable");
  }

  private HttpResponse<String> retry(HttpResponse<String> failed) throws Exception {
    return rig.alice.describe("{\"image_id\":\"" + json(failed).path("image_id").asText() + "\"}");
  }

  @Test
  void aKeyIsPaidForOnce() throws Exception {
    rig.gateway().then(Readings.usual());

    HttpResponse<String> first = rig.alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> second = rig.alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> other =
        rig.alice.describe("{\"notes\":\"Else.\"}", "Idempotency-Key", "k-1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(json(second)).isEqualTo(json(first));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("code").asText()).isEqualTo("key_reused");
    assertThat(rig.gateway().prompts).hasSize(1);
  }
}
