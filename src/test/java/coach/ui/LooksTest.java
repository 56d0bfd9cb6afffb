package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.LevelKind;
import coach.coaching.Readings;
import coach.support.Person;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people with other screens, other eyes and no mouse meet.
@ExtendWith(Stage.Door.class)
class LooksTest {
  private static final String TOO_WIDE =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /// Labels that stand out of the picture, or over another one.
  private static final String COVERED =
      """
      () => {
        const box = document.querySelector(".overlay").getBoundingClientRect();
        const tags = [...document.querySelectorAll(".tag")]
          .filter((it) => it.checkVisibility())
          .map((it) => ({text: it.textContent, at: it.getBoundingClientRect()}))
          .sort((a, b) => a.at.top - b.at.top);
        return tags
          .filter(({at}, i) => at.top < box.top || at.bottom > box.bottom || at.right > box.right
            || (i > 0 && at.top < tags[i - 1].at.bottom))
          .map(({text}) => text);
      }
      """;

  /// The lowest contrast of text and its ground on what is shown, as WCAG 2 computes it.
  private static final String CONTRASTS =
      """
      () => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
        const rgba = (colour) => {
          pen.clearRect(0, 0, 1, 1);
          pen.fillStyle = colour;
          pen.fillRect(0, 0, 1, 1);
          return [...pen.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => [r, g, b]
          .map((v) => v / 255)
          .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (node) => {
          for (let at = node; at; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour[3] > 200) return colour;
          }
          return [255, 255, 255];
        };
        const low = [];
        for (const node of document.querySelectorAll("body *")) {
          const own = [...node.childNodes].some((it) => it.nodeType === 3 && it.data.trim());
          if (!own || !node.checkVisibility({visibilityProperty: true})) continue;
          const [a, b] = [light(rgba(getComputedStyle(node).color)), light(ground(node))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < 4.5) low.push(`${node.tagName}.${node.className}: ${contrast.toFixed(2)}`);
        }
        return low;
      }
      """;

  private final Stage stage;

  LooksTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void forget() {
    stage.cannedModels();
  }

  @Test
  void nothingIsWiderThanAPhone() throws Exception {
    var phone = new NewContextOptions().setViewportSize(360, 740).setHasTouch(true);
    try (Visit visit = stage.visit(phone)) {
      assertThat(visit.page().evaluate(TOO_WIDE)).isEqualTo(0);
      visit.signIn(stage.trader());
      assertThat(visit.page().evaluate(TOO_WIDE)).isEqualTo(0);
      visit.review();
      visit.shows(".overlay");
      assertThat(visit.page().evaluate(TOO_WIDE)).isEqualTo(0);
      visit.find("nav >> text=History").click();
      visit.shows(".entry");

      assertThat(visit.page().evaluate(TOO_WIDE)).isEqualTo(0);
    }
  }

  @Test
  void labelsOfManyLevelsAreWithinThePictureOfAPhoneAndCoverNoOther() throws Exception {
    Reading usual = Readings.of(Readings.plan(Direction.LONG, "104", "103.6", "104.6", "105.1"));
    List<Level> levels =
        IntStream.range(0, 12)
            .mapToObj(i -> new Level(LevelKind.SUPPORT, new BigDecimal(102 + i), Optional.empty()))
            .toList();
    Chart chart = usual.chart();
    Chart crowded =
        new Chart(
            chart.symbol(),
            chart.timeframe(),
            chart.axis(),
            chart.lastPrice(),
            chart.trend(),
            levels);
    stage
        .models()
        .then(
            new Reading(
                true, Optional.empty(), crowded, usual.setup(), usual.plan(), usual.opinion()));
    var phone = new NewContextOptions().setViewportSize(360, 740).setHasTouch(true);
    try (Visit visit = stage.visit(phone).signIn(stage.trader()).review()) {
      visit.shows(".overlay");
      visit.page().waitForCondition(() -> visit.find(".tag:visible").count() < 16);

      assertThat(visit.find(".tag-entry:visible, .tag-stop:visible, .tag-target:visible"))
          .hasCount(4);
      assertThat(visit.find(".line")).hasCount(16);
      assertThat(visit.page().evaluate(COVERED)).isEqualTo(List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void textIsReadableByDayAndByNight(ColorScheme scheme) throws Exception {
    var looks =
        new NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    try (Visit visit = stage.visit(looks)) {
      assertThat(low(visit)).isEmpty();
      visit.signIn(stage.trader());
      assertThat(low(visit)).isEmpty();
      visit.review();
      visit.shows(".overlay");
      assertThat(low(visit)).isEmpty();
      visit.find("nav >> text=History").click();
      visit.shows(".entry");
      assertThat(low(visit)).isEmpty();

      Object ground =
          visit.page().evaluate("getComputedStyle(document.documentElement).backgroundColor");
      assertThat(ground)
          .isEqualTo(scheme == ColorScheme.DARK ? "rgb(14, 19, 27)" : "rgb(244, 246, 249)");
    }
  }

  private static List<?> low(Visit visit) {
    return (List<?>) visit.page().evaluate(CONTRASTS);
  }

  @Test
  void everythingCanBeDoneWithTheKeyboardAlone() throws Exception {
    Person trader = stage.trader();
    try (Visit visit = stage.visit()) {
      Keyboard keys = visit.page().keyboard();
      assertThat(visit.focus()).isEqualTo("sign-in-title");
      keys.press("Tab");
      keys.type(trader.email());
      keys.press("Tab");
      keys.type(trader.password());
      keys.press("Enter");
      visit.shows("#upload");
      assertThat(visit.focus()).isEqualTo("upload-title");
      tabTo(visit, "upload-image");
      tabTo(visit, "upload-symbol");
      keys.type("EURUSD");
      tabTo(visit, "upload-notes");
      keys.type("I buy the floor.");
      tabTo(visit, "upload-submit");
      keys.press("Enter");
      visit.shows("#review");
      assertThat(visit.focus()).isEqualTo("review-title");
      tabTo(visit, "Delete");
      assertThat(visit.page().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
      keys.press("Enter");
      assertThat(visit.focus()).isEqualTo("confirm-no");
      keys.press("Escape");
      assertThat(visit.focus()).isEqualTo("Delete");
      keys.press("Enter");
      tabTo(visit, "confirm-yes");
      keys.press("Enter");

      visit.says("#history-empty", "There are no reviews yet.");
      assertThat(visit.focus()).isEqualTo("history-title");
    }
  }

  private static void tabTo(Visit visit, String target) {
    for (int i = 0; i < 25 && !visit.focus().equals(target); i++) {
      visit.page().keyboard().press("Tab");
    }
    assertThat(visit.focus()).isEqualTo(target);
  }

  @Test
  void everyControlHasAName() throws Exception {
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      assertThat(
              visit
                  .page()
                  .evaluate(
                      """
                      () => [...document.querySelectorAll("input, select, textarea, button, a")]
                        .filter((it) => !(it.labels?.length || it.ariaLabel || it.textContent.trim()))
                        .map((it) => it.outerHTML)
                      """))
          .isEqualTo(List.of());
      assertThat(visit.find("main, nav, header.bar, footer")).hasCount(4);
      assertThat(visit.find("h1:visible")).hasCount(1);
    }
  }

  /// The other tests would see nothing if the browser said nothing.
  @Test
  void theBrowserComplainsAboutWhatThePolicyForbids() {
    Visit visit = stage.visit();
    visit
        .page()
        .evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))");
    visit.page().waitForCondition(() -> !visit.console().isEmpty());

    assertThat(visit.console()).anyMatch(line -> line.contains("Content Security Policy"));
    visit.context().close();
  }
}
