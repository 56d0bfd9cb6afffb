package coach.ai.compat.call;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// An image that is its own address: `data:image/png;base64,…`.
final class DataUrl {
  private static final String SCHEME = "data:";
  private static final String IMAGE = "data:image/";
  private static final String ENCODING = ";base64";
  private static final int LONGEST_PREFIX = 128;

  private DataUrl() {}

  static boolean isOne(String url) {
    return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /// Nothing when it cannot be read as an image.
  static Optional<Picture> picture(String url) {
    int comma = url.indexOf(',');
    if (comma < 0 || comma > LONGEST_PREFIX) {
      return Optional.empty();
    }
    String prefix = url.substring(0, comma).toLowerCase(Locale.ROOT);
    if (!prefix.startsWith(IMAGE) || !prefix.endsWith(ENCODING)) {
      return Optional.empty();
    }
    String base64 = url.substring(comma + 1);
    return measured(base64).map(it -> new Picture(it.mediaType(), base64, it.width(), it.height()));
  }

  private static Optional<ImageHeader> measured(String base64) {
    try (InputStream bytes = Base64.getDecoder().wrap(new Characters(base64))) {
      return ImageHeader.read(bytes);
    } catch (IOException e) { // no base64, or no more of it
      return Optional.empty();
    }
  }

  /// Decodes no more than is asked for.
  private static final class Characters extends InputStream {
    private final String text;
    private int at;

    Characters(String text) {
      this.text = text;
    }

    @Override
    public int read() {
      return at < text.length() ? Math.min(text.charAt(at++), 0xff) : -1;
    }
  }
}
