package coach.coaching.api;

import static coach.coaching.api.ReviewClient.json;
import static coach.coaching.api.ReviewRig.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer.Budget;
import coach.ai.Answer;
import coach.ai.Trail;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
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
  void aFailureThatIsToldAgainSaysWhatHelpsInPlaceOfWaiting() throws Exception {
    rig.gateway().then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE));

    HttpResponse<String> first = rig.alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> second = rig.alice.describe(PLAN, "Idempotency-Key", "k-failed");
    HttpResponse<String> later = rig.alice.get(json(first).path("instance").asText());

    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).isEmpty();
    assertThat(json(second).path("review_id")).isEqualTo(json(first).path("review_id"));
    assertThat(json(second).path("detail").asText())
        .isEqualTo(
            "No model can answer now."
                + " Send it with another Idempotency-Key (and image_id) to try again.");
    assertThat(later.headers().firstValue("Retry-After")).isEmpty();
    assertThat(rig.gateway().prompts).hasSize(1);
  }

  private HttpResponse<String> retry(HttpResponse<String> failed) throws Exception {
    return rig.alice.describe("{\"image_id\":\"" + json(failed).path("image_id").asText() + "\"}");
  }

  @Test
  void aKeyIsPaidForOnce() throws Exception {
    rig.gateway().then(Readings.usual());

    HttpResponse<String> first = rig.alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> second = rig.alice.describe(PLAN, "Idempotency-Key", "k-1");
    HttpResponse<String> other = rig.alice.describe("{\"notes\":\"Else.\"}", "Idempotency-Key", "k-1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(json(second)).isEqualTo(json(first));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("code").asText()).isEqualTo("key_reused");
    assertThat(rig.gateway().prompts).hasSize(1);
  }
}
