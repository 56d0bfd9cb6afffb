package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coach.coaching.Direction;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerWriter;
import coach.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.Door.class)
class ReviewPageTest {
  private static final String PATH = "/api/trade-analysis";
  private static final String TRANSFER =
      """
      async () => {
        const canvas = new OffscreenCanvas(800, 450);
        canvas.getContext("2d").fillRect(0, 0, 800, 450);
        const files = new DataTransfer();
        files.items.add(new File([await canvas.convertToBlob()], "a.png", {type: "image/png"}));
        %s;
      }
      """;

  private final Stage stage;

  ReviewPageTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void forget() {
    stage.cannedModels();
  }

  @Test
  void aDroppedChartIsReviewedAndSaysThatItIsCanned() throws Exception {
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      drop(visit);
      assertThat(visit.find("#upload-preview")).isVisible();
      visit.find("#upload-risk").fill("100");
      visit.find("#upload-submit").click();

      visit.says("#canned", "No model has seen your trade");
      visit.says(".verdict", "Take");
      visit.says(".verdict", "This is a canned sample");
      visit.says(".plan", "50 units for US$100.00 at risk");
      visit.says("#said", "Verdict: take");
      assertThat(visit.focus()).isEqualTo("review-title");
      assertThat(visit.console()).isEmpty();
    }
  }

  /// As a browser does with a file from the desktop.
  private static void drop(Visit visit) {
    visit
        .page()
        .evaluate(
            TRANSFER.formatted(
                "document.getElementById('drop').dispatchEvent(new DragEvent('drop',"
                    + " {dataTransfer: files, bubbles: true, cancelable: true}))"));
  }

  @Test
  void aPastedChartIsTakenAndCanBeRemoved() throws Exception {
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit
          .page()
          .evaluate(
              TRANSFER.formatted(
                  "document.body.dispatchEvent(new ClipboardEvent('paste',"
                      + " {clipboardData: files, bubbles: true, cancelable: true}))"));
      visit.says("#chosen", "a.png");
      visit.find("#upload-remove").click();

      assertThat(visit.find("#upload-preview")).isHidden();
      assertThat(visit.focus()).isEqualTo("upload-image");
    }
  }

  @Test
  void levelsAreDrawnWhereTheAxisSays() throws Exception {
    stage.models().then(Readings.usual());
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.shows(".overlay");
      BoundingBox image = visit.find(".chart-image").boundingBox();

      // The axis has 100 at 0.9 of the height, and 120 at 0.1.
      assertThat(place(visit.find(".line-entry"), image)).isCloseTo(0.74, within(0.005));
      assertThat(place(visit.find(".line-stop"), image)).isCloseTo(0.82, within(0.005));
      assertThat(place(visit.find(".line-target").nth(0), image)).isCloseTo(0.58, within(0.005));
      assertThat(place(visit.find(".line-target").nth(1), image)).isCloseTo(0.42, within(0.005));
      assertThat(place(visit.find(".line-level"), image)).isCloseTo(0.78, within(0.005));
      assertThat(visit.find(".tag")).hasCount(5);
      assertThat(visit.find("#canned")).hasCount(0);
      visit.find(".check input").uncheck();
      assertThat(visit.find(".overlay")).isHidden();
    }
  }

  private static double place(Locator line, BoundingBox image) {
    BoundingBox box = line.boundingBox();
    return (box.y + box.height / 2 - image.y) / image.height;
  }

  @Test
  void onlyChecksThatRanAreNamed() throws Exception {
    stage.models().then(Readings.usual()).then(Readings.usual());
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.says(
          "#review",
          "Nothing to object to. Checked: order of the levels, prices on the axis, symbol.");
      visit.says("#review", "Seen on the chart");
    }
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-notes").fill("I buy the floor.");
      visit.find("#upload-submit").click();

      visit.says("#review", "Checked: order of the levels.");
      visit.says("#review", "There was no chart");
      assertThat(visit.find("#review")).not().containsText("Seen on the chart");
    }
  }

  @Test
  void theFiguresAreThoseOfTheService() throws Exception {
    stage.models().then(Readings.usual());
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.says(".row-stop", "−2 (1.92%)");
      assertThat(visit.find(".row-target").nth(1)).containsText("4.00");
      visit.says("#review", "openai/gpt-5.6-terra");
      visit.says("#review", "US$0.001");
      assertThat(visit.find(".review-head time")).hasAttribute("title", Pattern.compile(".* UTC"));
    }
  }

  @Test
  void theStepsAreShownAsTheyComeAndAContradictionIsAskedAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    String wrong =
        AnswerWriter.write(Readings.of(Readings.plan(Direction.LONG, "104", "105", "108")));
    stage
        .models()
        .then(
            _ -> {
              release.await();
              return FakeGateway.completed(wrong);
            })
        .then(
            _ -> {
              second.await();
              return FakeGateway.completed(wrong);
            });
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-notes").fill("I buy the floor.");
      visit.find("#upload-submit").click();
      visit.says("#steps [aria-current=step]", "The model reads it");
      release.countDown();
      visit.says("#steps [aria-current=step]", "It is asked once more");
      visit.says("#said", "It is asked once more");
      second.countDown();

      visit.says(".verdict", "Unclear");
      visit.says(".findings", "Contradiction");
      visit.says("#review", "asked once more");
      assertThat(visit.find(".chart")).hasCount(0);
    }
  }

  @Test
  void markupInAnAnswerStaysText() throws Exception {
    String markup = "<img src=x onerror=alert(1)><a href=javascript:alert(2)>x</a>";
    stage.models().then(Readings.withOpinion(Readings.opinion(Verdict.TAKE, markup)));
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-notes").fill("<script>alert(3)</script>");
      visit.find("#upload-submit").click();

      visit.says("#review", markup);
      visit.says(".notes", "<script>alert(3)</script>");
      assertThat(visit.find("#review img, #review a, #review script")).hasCount(0);
    }
  }

  @Test
  void aReviewIsFoundAgainWhenTheStreamBreaks() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    stage
        .models()
        .then(
            _ -> {
              release.await();
              return FakeGateway.completed(AnswerWriter.write(Readings.usual()));
            });
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-notes").fill("I buy the floor.");
      visit.find("#upload-submit").click();
      visit.says("#steps [aria-current=step]", "The model reads it");
      visit.page().reload();
      visit.says("#steps [aria-current=step]", "The model reads it");
      visit.context().setOffline(true);
      visit.says("#trouble", "The connection is lost");
      release.countDown();
      visit.context().setOffline(false);

      visit.says(".verdict", "Take");
    }
  }

  @Test
  void aStreamThatEndsEarlyIsNotTheEndOfTheReview() throws Exception {
    Person trader = stage.trader();
    String plan = "{\"notes\":\"I buy the floor.\"}";
    String review = stage.coach().send("POST", PATH, plan, trader.bearer()).body();
    String id = stage.coach().tree(review).path("id").asText();
    String step = "event: accepted\ndata: {\"id\":\"" + id + "\",\"state\":\"accepted\"}\n\n";
    try (Visit visit = stage.visit().signIn(trader)) {
      visit
          .page()
          .route(
              "**" + PATH,
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setHeaders(Map.of("Location", PATH + "/" + id))
                          .setContentType("text/event-stream")
                          .setBody(step + ": still at work\n\nevent: rea")));
      visit.find("#upload-notes").fill("I buy the floor.");
      visit.find("#upload-submit").click();

      visit.says(".verdict", "Take");
      assertThat(visit.page().url()).endsWith("#/reviews/" + id);
    }
  }

  /// The key is the same, so the service would serve one review even if both had come.
  @Test
  void aBrokenRequestIsSentAgainUnderItsKey() throws Exception {
    FakeGateway models = stage.models().then(Readings.usual());
    List<String> keys = new CopyOnWriteArrayList<>();
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit
          .page()
          .route(
              "**" + PATH,
              route -> {
                keys.add(route.request().headers().get("idempotency-key"));
                if (keys.size() == 1) {
                  route.abort();
                } else {
                  route.resume();
                }
              });
      visit.find("#upload-notes").fill("I buy the floor.");
      visit.find("#upload-submit").click();

      visit.says(".verdict", "Take");
    }
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst()).isEqualTo(keys.getLast()).startsWith("page-");
    assertThat(models.prompts).hasSize(1);
  }
}
