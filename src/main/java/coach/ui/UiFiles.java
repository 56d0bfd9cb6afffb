package coach.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The page and its files, in memory. What is not listed by name does not exist.
final class UiFiles {
  static final String PAGE = "index.html";
  static final List<String> NAMES =
      List.of(
          "account.js",
          "api.js",
          "app.js",
          "base.css",
          "chart.css",
          "chart.js",
          "confirm.js",
          "controls.css",
          "dom.js",
          "failure.js",
          "format.js",
          "frame.css",
          "history.css",
          "history.js",
          "http.js",
          "icon.svg",
          "levels.js",
          "plan.js",
          "progress.js",
          "review.css",
          "review.js",
          "router.js",
          "session.js",
          "submission.js",
          "upload.css",
          "upload.js",
          "words.js");

  private static final int LENGTH_OF_VERSION = 12;

  private final UiFile page;
  private final Map<String, UiFile> files;
  private final String version;

  private UiFiles(UiFile page, Map<String, UiFile> files, String version) {
    this.page = page;
    this.files = files;
    this.version = version;
  }

  /// @param registration what the page is told about it: `open`, `invite` or `closed`
  static UiFiles load(String registration) {
    Map<String, UiFile> files = new TreeMap<>();
    NAMES.forEach(name -> files.put(name, new UiFile(type(name), read(name))));
    String version = version(files);
    String page =
        new String(read(PAGE), UTF_8)
            .replace("{version}", version)
            .replace("{registration}", registration);
    return new UiFiles(new UiFile(type(PAGE), page.getBytes(UTF_8)), Map.copyOf(files), version);
  }

  UiFile page() {
    return page;
  }

  Optional<UiFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// Part of the files' addresses, so that they may be kept for ever and never mixed.
  String version() {
    return version;
  }

  Set<String> paths() {
    return files.keySet().stream()
        .map(name -> "/ui/" + version + "/" + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String version(Map<String, UiFile> files) {
    String all =
        files.entrySet().stream()
            .map(entry -> entry.getKey() + entry.getValue().fingerprint())
            .collect(Collectors.joining());
    return Hashing.sha256().hashString(all, UTF_8).toString().substring(0, LENGTH_OF_VERSION);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static byte[] read(String name) {
    try (InputStream in = UiFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
