package coach.web.openapi;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// One file of the page, read when it is first asked for.
///
/// Thread-safe: the content is kept behind a memoizing supplier.
final class DocsAsset {
  private final String type;
  private final Supplier<byte[]> content;
  private final Supplier<String> fingerprint;

  DocsAsset(String resource, String type) {
    this.type = type;
    this.content = Suppliers.memoize(() -> read(resource));
    this.fingerprint =
        Suppliers.memoize(() -> Hashing.sha256().hashBytes(content.get()).toString());
  }

  String type() {
    return type;
  }

  byte[] content() {
    return content.get();
  }

  String fingerprint() {
    return fingerprint.get();
  }

  static byte[] read(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open(String resource) {
    InputStream in = DocsAsset.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the jar lacks " + resource);
    }
    return in;
  }
}
