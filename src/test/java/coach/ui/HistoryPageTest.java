package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.Door.class)
class HistoryPageTest {
  private static final String PATH = "/api/trade-analysis";

  private final Stage stage;

  HistoryPageTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void forget() {
    stage.cannedModels();
  }

  private Person withReviews(int count) throws Exception {
    Person trader = stage.trader();
    for (int i = 0; i < count; i++) {
      String plan = "{\"notes\":\"Plan\",\"symbol\":\"" + (i % 2 == 0 ? "AAPL" : "EURUSD") + "\"}";
      int status = stage.coach().send("POST", PATH, plan, trader.bearer()).statusCode();
      assertThat(status).isEqualTo(201);
    }
    return trader;
  }

  @Test
  void reviewsComeByPagesAndOpen() throws Exception {
    try (Visit visit = stage.visit().signIn(withReviews(21))) {
      visit.find("nav >> text=History").click();
      assertThat(visit.find(".entry")).hasCount(20);
      visit.find("#history-more").click();
      assertThat(visit.find(".entry")).hasCount(21);
      assertThat(visit.find("#history-more")).isHidden();
      assertThat(visit.focus()).contains("AAPL");
      visit.find(".entry a").first().click();

      visit.says("#review-title", "AAPL");
      visit.page().goBack();
      assertThat(visit.find("#history")).isVisible();
    }
  }

  @Test
  void theHistoryIsFiltered() throws Exception {
    try (Visit visit = stage.visit().signIn(withReviews(3))) {
      visit.find("nav >> text=History").click();
      assertThat(visit.find(".entry")).hasCount(3);
      visit.find("#filter-symbol").fill("eur/usd");
      visit.find("#history-filter [type=submit]").click();
      assertThat(visit.find(".entry")).hasCount(1);
      visit.find("#filter-verdict").selectOption("skip");
      visit.find("#history-filter [type=submit]").click();
      visit.says("#history-empty", "No review is like that.");
      visit.find("#history-filter [type=reset]").click();
      assertThat(visit.find(".entry")).hasCount(3);
      visit.find("#filter-to").fill("2020-01-01");
      visit.find("#history-filter [type=submit]").click();
      assertThat(visit.find(".entry")).hasCount(0);
      visit.find("#filter-to").fill("");
      visit.find("#filter-symbol").fill("<b>");
      visit.find("#history-filter [type=submit]").click();

      visit.says("#filter-error", "symbol must be");
    }
  }

  @Test
  void nothingIsDeletedWithoutAYes() throws Exception {
    try (Visit visit = stage.visit().signIn(withReviews(2))) {
      visit.find("nav >> text=History").click();
      visit.find(".entry button").first().click();
      visit.page().keyboard().press("Enter"); // the focus is on keeping it
      assertThat(visit.find("#confirm")).isHidden();
      assertThat(visit.find(".entry")).hasCount(2);
      visit.find(".entry button").first().click();
      visit.find("#confirm-yes").click();
      assertThat(visit.find(".entry")).hasCount(1);
      visit.find(".entry a").click();
      visit.find("#review .danger").click();
      visit.find("#confirm-yes").click();

      visit.says("#history-empty", "There are no reviews yet.");
      visit.says("#said", "reviews");
    }
  }

  @Test
  void anothersReviewIsNone() throws Exception {
    Person owner = withReviews(1);
    String list = stage.coach().send("GET", PATH, "", owner.bearer()).body();
    String id = stage.coach().tree(list).path("items").path(0).path("id").asText();
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.page().navigate("#/reviews/" + id);
      visit.says("#trouble-page", "There is no such review");
      visit.page().navigate("#/elsewhere");

      visit.says("#trouble-page", "There is no such page");
    }
  }
}
