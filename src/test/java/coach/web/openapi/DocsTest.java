package coach.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Chromium;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {
  private static final DropwizardTestSupport<Configuration> SERVER =
      new DropwizardTestSupport<>(
          DocsServer.class,
          "",
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.applicationConnectors[0].bindHost", "127.0.0.1"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].bindHost", "127.0.0.1"),
          ConfigOverride.config("logging.level", "WARN"));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    SERVER.before();
  }

  @AfterAll
  static void stop() {
    SERVER.after();
  }

  @Test
  void bothFormatsDescribeTheRegisteredResources() throws Exception {
    HttpResponse<String> json = get("/openapi.json");
    HttpResponse<String> yaml = get("/openapi.yaml");

    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(type(json)).isEqualTo("application/json");
    assertThat(new ObjectMapper().readTree(json.body()).path("paths").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("/api/sample-status", "/api/sample-trades", "/api/sample-trades/{id}");
    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(type(yaml)).isEqualTo("application/yaml");
    assertThat(yaml.body()).contains("/api/sample-trades/{id}:", "version: 1.2.3");
    assertThat(get("/openapi.xml").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void thePageNeedsNothingInlineAndNobodyElse(String path) throws Exception {
    HttpResponse<String> page = get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(type(page)).isEqualTo("text/html;charset=utf-8");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("script-src 'self';")
        .doesNotContain("unsafe", "http", "*");
    assertThat(page.body()).doesNotContain("http://", "https://", "{version}", " style=", " on");
  }

  @ParameterizedTest
  @CsvSource({
    "docs.css, text/css;charset=utf-8",
    "docs.js, text/javascript;charset=utf-8",
    "swagger-ui.css, text/css;charset=utf-8",
    "swagger-ui-bundle.js, text/javascript;charset=utf-8",
    "favicon-32x32.png, image/png"
  })
  void aFileHasItsTypeAndIsSentOnce(String file, String type) throws Exception {
    HttpResponse<String> first = get("/docs/" + file);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/docs/" + file, "If-None-Match", tag);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(type(first)).isEqualTo(type);
    assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/docs.html",
        "/docs/swagger-ui.js",
        "/docs/swagger-initializer.js",
        "/docs/oauth2-redirect.html",
        "/docs/..",
        "/docs/%2e%2e/docs.css",
        "/docs/..%2f..%2fbuild.properties",
        "/docs/%5c..%5cbuild.properties",
        "/docs/swagger-ui.css/x",
        "/docs//etc/passwd",
        "/docs/docs.css%00.js"
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/#/SampleTrade/sampleTradePut"})
  void aBrowserShowsTheOperationsWithoutComplaint(String path) {
    Chromium.Page page = Chromium.open(uri(path));

    assertThat(page.dom()).contains("/api/sample-trades", "opblock-put", "SampleStatus", "1.2.3");
    assertThat(page.dom().contains("entry_price")).isEqualTo(path.endsWith("sampleTradePut"));
    assertThat(page.console()).isEmpty();
  }

  /// The test above would see nothing if the browser said nothing.
  @Test
  void aBrowserComplainsAboutWhatThePolicyForbids() {
    Chromium.Page page = Chromium.open(uri("/api/sample-forbidden"));

    assertThat(page.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElseThrow().replace("; ", ";");
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    List<String> given = List.of(headers);
    if (!given.isEmpty()) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + SERVER.getLocalPort() + path);
  }
}
