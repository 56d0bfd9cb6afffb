package coach.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The files of the page: ours, and the few of Swagger UI's that it needs. What is not listed by
/// name does not exist.
final class DocsAssets {
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_PROPERTIES =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String PAGE = "docs.html";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final byte[] page;
  private final Map<String, DocsAsset> files;

  private DocsAssets(byte[] page, Map<String, DocsAsset> files) {
    this.page = page;
    this.files = files;
  }

  static DocsAssets load() {
    String version = webjarVersion();
    String webjar = WEBJAR + version + '/';
    return new DocsAssets(
        page(version),
        Map.of(
            "docs.css", new DocsAsset("docs.css", CSS),
            "docs.js", new DocsAsset("docs.js", SCRIPT),
            "swagger-ui.css", new DocsAsset(webjar + "swagger-ui.css", CSS),
            "swagger-ui-bundle.js", new DocsAsset(webjar + "swagger-ui-bundle.js", SCRIPT),
            "favicon-32x32.png", new DocsAsset(webjar + "favicon-32x32.png", "image/png")));
  }

  byte[] page() {
    return page.clone();
  }

  Optional<DocsAsset> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// The version is part of the addresses, so that a new one is never mixed with a cached one.
  private static byte[] page(String version) {
    String template = new String(DocsAsset.read(PAGE), StandardCharsets.UTF_8);
    return template.replace("{version}", version).getBytes(StandardCharsets.UTF_8);
  }

  private static String webjarVersion() {
    Properties properties = new Properties();
    try (InputStream in = DocsAsset.open(WEBJAR_PROPERTIES)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
