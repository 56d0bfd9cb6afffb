package coach.ui;

import coach.ai.AiGateway;
import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Prompt;
import coach.ai.Trail;
import coach.coaching.CoachingFeature;
import coach.coaching.FakeBooks;
import coach.coaching.FakeGateway;
import coach.coaching.image.store.ImagesFeature;
import coach.coaching.prompt.CannedReview;
import coach.support.Person;
import coach.support.Programs;
import coach.support.TestCoach;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One service and one browser for all tests of the page.
final class Stage implements AutoCloseable {
  static final Path CHART = Path.of("docs/sample/chart.png");

  final FakeBooks books = new FakeBooks();
  private final TestCoach coach;
  private final Playwright playwright;
  private final Browser browser;
  private AiGateway gateway = FakeGateway.always(Stage::canned);

  private Stage() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(Visit.SOON_MS);
    AiGateway current = (id, prompt, deltas) -> gateway.ask(id, prompt, deltas);
    this.coach =
        TestCoach.start(
            Map.of("RATE_LIMIT_ENABLED", "false"),
            List.of(
                platform ->
                    new CoachingFeature(
                        platform, current, books, new ImagesFeature(platform).charts(), false)));
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(Programs.require("chromium", "chromium"))));
  }

  /// Hands the stage to whoever asks for it, and closes it after the last test.
  static final class Door implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(Stage.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Stage.class))
          .getOrComputeIfAbsent(Stage.class, _ -> opened(), Stage.class);
    }

    private static Stage opened() {
      try {
        return new Stage();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  TestCoach coach() {
    return coach;
  }

  Person trader() throws Exception {
    return Person.trader(coach);
  }

  /// From now on models answer what the test says.
  FakeGateway models() {
    FakeGateway told = new FakeGateway();
    gateway = told;
    return told;
  }

  /// As they do in development.
  void cannedModels() {
    gateway = FakeGateway.always(Stage::canned);
  }

  private static Answer canned(Prompt prompt) {
    return new Answer.Completed(
        new CannedReview().apply(prompt), ModelId.CANNED, Optional.empty(), true, Trail.NONE);
  }

  /// Somebody opens the page in a browser of his own.
  Visit visit() {
    return visit(new Browser.NewContextOptions());
  }

  Visit visit(Browser.NewContextOptions options) {
    options.setLocale("en-GB").setTimezoneId("America/New_York");
    return new Visit(
        browser.newContext(options.setBaseURL("http://127.0.0.1:" + coach.port() + "/")));
  }

  @Override
  public void close() {
    playwright.close();
    coach.close();
  }
}
