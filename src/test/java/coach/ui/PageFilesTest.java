package coach.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Stage.Door.class)
class PageFilesTest {
  private static final Path DIRECTORY = Path.of("src/main/resources/coach/ui");

  private final Stage stage;

  PageFilesTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void thePageIsAskedForEachTimeAndSentOnce() throws Exception {
    HttpResponse<String> first = stage.coach().get("/");
    String tag = header(first, "ETag");
    HttpResponse<String> again = stage.coach().get("/", "If-None-Match", tag);
    HttpResponse<String> head = stage.coach().send("HEAD", "/");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "Content-Type")).startsWith("text/html");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isEqualTo(first.body().length());
    assertThat(head.body()).isEmpty();
  }

  @Test
  void thePageNeedsNothingInlineAndNobodyElse() throws Exception {
    HttpResponse<String> page = stage.coach().get("/");

    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly(PageResource.POLICY);
    assertThat(PageResource.POLICY).doesNotContain("unsafe", "http", "*", "data:");
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("deny");
    assertThat(page.body())
        .contains("data-registration=\"open\"")
        .doesNotContain("http://", "https://", "{version}", " style=", " onclick", "<style")
        .doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void everyFileThatThePageNamesIsThereForEver() throws Exception {
    List<String> paths = named(stage.coach().get("/").body());

    assertThat(paths).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    for (String path : paths) {
      HttpResponse<String> file = stage.coach().get(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(file.headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }
  }

  private static List<String> named(String page) {
    return Pattern.compile("(?:href|src)=\"(/ui/[^\"]+)\"")
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
  }

  @Test
  void everyFileIsListedAndEveryModuleIsLoadedAhead() throws Exception {
    String page = Files.readString(DIRECTORY.resolve(UiFiles.PAGE));

    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(UiFiles.NAMES.stream(), Stream.of(UiFiles.PAGE)).toList());
    }
    assertThat(UiFiles.NAMES).allMatch(name -> page.contains("/ui/{version}/" + name + "\""));
  }

  @Test
  void whatAnotherVersionOfThePageAsksForIsNotKept() throws Exception {
    HttpResponse<String> file = stage.coach().get("/ui/000000000000/app.js");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/ui",
        "/ui/",
        "/ui/x",
        "/ui/x/",
        "/ui/x/index.html",
        "/ui/x/UiFile.class",
        "/ui/x/app.js/y",
        "/ui/x/%2e%2e/app.js",
        "/ui/x/..%2fapp.js",
        "/ui/x/app.js%00.css",
        "/ui//etc/passwd"
      })
  void nothingElseIsServed(String path) throws Exception {
    HttpResponse<String> response = stage.coach().get(path);

    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void thePageTakesNoForms() throws Exception {
    assertThat(stage.coach().send("POST", "/").statusCode()).isEqualTo(405);
  }

  /// Texts of models and users become text: nothing here could make them anything else.
  @Test
  void noModuleMakesMarkupOfTexts() throws Exception {
    for (String name : UiFiles.NAMES) {
      assertThat(Files.readString(DIRECTORY.resolve(name)))
          .as(name)
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
          .doesNotContain("eval(", "DOMParser", "localStorage", "document.cookie");
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
