package coach.coaching.api;

import static coach.coaching.api.ReviewClient.PATH;
import static coach.coaching.api.ReviewClient.json;
import static coach.coaching.api.ReviewRig.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Readings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ReviewRig.Door.class)
class ReviewHistoryTest {
  private final ReviewRig rig;

  ReviewHistoryTest(ReviewRig rig) {
    this.rig = rig;
  }

  @BeforeEach
  void forget() {
    rig.forget();
  }

  @Test
  void theImageIsServedToItsOwnerAsAnImageAndNothingElse() throws Exception {
    rig.gateway().then(Readings.usual());
    JsonNode review = json(rig.alice.upload("image", "PNG <script>"));
    String url = review.path("image").path("url").asText();

    HttpResponse<String> image = rig.alice.get(url);

    assertThat(image.statusCode()).isEqualTo(200);
    assertThat(image.body()).isEqualTo("PNG <script>");
    assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(image.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(image.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"chart.png\"");
    assertThat(image.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
    assertThat(image.headers().firstValue("Cache-Control")).contains("private, max-age=3600");
    assertThat(rig.bob.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void aReviewWithoutAnImageSaysSo() throws Exception {
    rig.gateway().then(Readings.usual());
    String review = PATH + "/" + json(rig.alice.describe(PLAN)).path("id").asText();

    HttpResponse<String> hers = rig.alice.get(review + "/image");
    HttpResponse<String> his = rig.bob.get(review + "/image");

    assertThat(hers.statusCode()).isEqualTo(404);
    assertThat(json(hers).path("detail").asText()).isEqualTo("This review has no image.");
    assertThat(json(his).path("detail").asText()).isEqualTo("There is no such review.");
  }

  @Test
  void anothersReviewIsAsMissingAsNone() throws Exception {
    rig.gateway().then(Readings.usual());
    String hers = PATH + "/" + json(rig.alice.describe(PLAN)).path("id").asText();
    String none = PATH + "/00000000-0000-7000-8000-000000000000";

    JsonNode another = json(rig.bob.get(hers));
    JsonNode missing = json(rig.bob.get(none));

    assertThat(another.path("status").asInt()).isEqualTo(404);
    assertThat(another.path("detail")).isEqualTo(missing.path("detail"));
    assertThat(rig.bob.send("DELETE", hers, "").statusCode()).isEqualTo(404);
    assertThat(rig.bob.get(PATH + "/nonsense").statusCode()).isEqualTo(404);
    assertThat(rig.alice.get(hers).statusCode()).isEqualTo(200);
  }

  @Test
  void theHistoryIsPagedFilteredAndForgetsWhatIsDeleted() throws Exception {
    ReviewClient carol = rig.someone();
    for (int i = 0; i < 3; i++) {
      rig.gateway().then(Readings.usual());
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
    HttpResponse<String> response = rig.alice.get(PATH + "?" + query);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("errors").path(0).path("field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }
}
