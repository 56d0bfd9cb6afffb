package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// One user's browser. Closing it holds that the page broke no policy and threw nothing.
final class Visit implements AutoCloseable {
  static final double SOON_MS = 15_000;

  private final BrowserContext context;
  private final Page page;
  private final List<String> console = new ArrayList<>();

  Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(SOON_MS);
    page.onConsoleMessage(message -> console.add(message.text()));
    page.onPageError(error -> console.add("thrown: " + error));
    page.navigate("");
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /// What the browser and the page had to say.
  List<String> console() {
    return console;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  Visit signIn(Person person) {
    find("#sign-in-email").fill(person.email());
    find("#sign-in-password").fill(person.password());
    find("#sign-in-submit").click();
    shows("#upload");
    return this;
  }

  /// Has the sample chart reviewed, to its end.
  Visit review() {
    find("#upload-image").setInputFiles(Stage.CHART);
    find("#upload-symbol").fill("EURUSD");
    find("#upload-submit").click();
    shows("#review");
    return this;
  }

  /// Waits until it is there.
  void shows(String selector) {
    assertThat(find(selector)).isVisible();
  }

  void says(String selector, String text) {
    assertThat(find(selector)).containsText(text);
  }

  /// What has the focus, by its id, else by its text.
  String focus() {
    return String.valueOf(
        page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"));
  }

  @Override
  public void close() {
    context.close();
    assertThat(console)
        .noneMatch(line -> line.contains("Content Security Policy"))
        .noneMatch(line -> line.startsWith("thrown: "));
  }
}
