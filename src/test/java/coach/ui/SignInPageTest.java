package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestDatabase;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.Door.class)
class SignInPageTest {
  private final Stage stage;

  SignInPageTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void whoRegistersIsIn() {
    try (Visit visit = stage.visit()) {
      visit.find("#sign-in-switch").click();
      visit.find("#sign-in-email").fill("page@coach.invalid");
      visit.find("#sign-in-password").fill("short");
      visit.find("#sign-in-submit").click();
      visit.says("#sign-in-error", "The password");
      visit.find("#sign-in-password").fill("fake-horse-battery-staple-page");
      visit.find("#sign-in-submit").click();

      visit.shows("#upload");
      visit.says("#email", "page@coach.invalid");
    }
  }

  @Test
  void whereRegistrationIsClosedNobodyIsAskedToRegister() {
    try (Visit visit = stage.visit()) {
      restart(visit, "closed");
      visit.shows("#sign-in-submit");
      assertThat(visit.find("#sign-in-other")).isHidden();
      restart(visit, "invite");
      visit.find("#sign-in-switch").click();

      visit.shows("#sign-in-invite");
    }
  }

  /// As another installation would serve it.
  private static void restart(Visit visit, String registration) {
    visit
        .page()
        .route(
            visit.page().url(),
            route -> {
              APIResponse page = route.fetch();
              String body = page.text().replace("=\"open\"", "=\"" + registration + "\"");
              route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(body));
            },
            new Page.RouteOptions().setTimes(1));
    visit.page().reload();
  }

  @Test
  void aWrongPasswordIsSaidAndNothingIsInTheAddress() throws Exception {
    Person trader = stage.trader();
    try (Visit visit = stage.visit()) {
      visit.find("#sign-in-email").fill(trader.email());
      visit.find("#sign-in-password").fill("fake-wrong-password");
      visit.find("#sign-in-submit").click();

      assertThat(visit.find("#sign-in-error")).not().isEmpty();
      assertThat(visit.focus()).isEqualTo("sign-in-password");
      assertThat(visit.page().url()).doesNotContain("?", "fake", "@");
    }
  }

  @Test
  void aReloadKeepsTheSessionAndATabOfItsOwnHasNone() throws Exception {
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.page().reload();
      visit.shows("#upload");
      visit.page().reload();
      visit.shows("#upload");
      Page other = visit.context().newPage();
      other.navigate("");

      assertThat(other.locator("#sign-in")).isVisible();
    }
  }

  /// A duplicated tab begins with a copy of what the first one keeps.
  @Test
  void aDuplicatedTabSharesTheSession() throws Exception {
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      Page twin =
          visit
              .context()
              .waitForPage(() -> visit.page().evaluate("void window.open('/', '_blank')"));
      assertThat(twin.locator("#upload")).isVisible();
      twin.reload();
      assertThat(twin.locator("#upload")).isVisible();
      visit.page().reload();
      visit.shows("#upload");
      twin.locator("#log-out").click();

      visit.says("#sign-in-notice", "logged out in another tab");
    }
  }

  @Test
  void whoLogsOutLeavesNothingBehind() throws Exception {
    stage.cannedModels();
    Person trader = stage.trader();
    try (Visit visit = stage.visit().signIn(trader).review()) {
      visit.find("#log-out").click();
      visit.says("#sign-in-notice", "You have logged out.");
      assertThat(visit.find("#review")).isEmpty();
      assertThat(visit.page().evaluate("sessionStorage.length + localStorage.length")).isEqualTo(0);
      visit.page().reload();

      visit.shows("#sign-in");
    }
  }

  @Test
  void aSessionThatEndsElsewhereAsksToLogInAndKeepsTheDraftForItsUser() throws Exception {
    Person trader = stage.trader();
    try (Visit visit = stage.visit().signIn(trader)) {
      visit.find("#upload-notes").fill("My draft");
      end(trader, visit);
      visit.says("#sign-in-notice", "Your session has ended");
      visit.page().evaluate("location.hash = '#/'");
      visit.signIn(trader);
      assertThat(visit.find("#upload-notes")).hasValue("My draft");
      end(trader, visit);
      visit.shows("#sign-in");
      visit.page().evaluate("location.hash = '#/'");
      visit.signIn(stage.trader());

      assertThat(visit.find("#upload-notes")).hasValue("");
    }
  }

  /// The access token is good for some seconds more, so the refusal is played.
  private void end(Person trader, Visit visit) throws Exception {
    TestDatabase.execute(
        stage.coach().databaseUrl(), "DELETE FROM sessions WHERE user_id = '" + trader.id() + "'");
    visit
        .page()
        .route(
            "**/api/trade-analysis?*",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(401)),
            new Page.RouteOptions().setTimes(1));
    visit.find("nav >> text=History").click();
  }
}
