package coach.web.edge;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// The headers that every answer has, of whatever status and from whoever. A resource that sets one
/// itself, such as a page its own content-security policy, has its way.
final class SecurityHeaders {
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  /// Never ours: spares the comparison on the hot path.
  private static final Set<HttpHeader> OTHERS =
      EnumSet.of(
          HttpHeader.DATE,
          HttpHeader.CONTENT_TYPE,
          HttpHeader.CONTENT_LENGTH,
          HttpHeader.CONTENT_ENCODING,
          HttpHeader.VARY,
          HttpHeader.CONNECTION,
          HttpHeader.LOCATION,
          HttpHeader.ALLOW);

  private final HttpField[] fields;

  SecurityHeaders(long hstsSeconds) {
    this.fields =
        new HttpField[] {
          of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
          new PreEncodedHttpField(
              HttpHeader.STRICT_TRANSPORT_SECURITY,
              "max-age=" + hstsSeconds + "; includeSubDomains"),
          of("X-Content-Type-Options", "nosniff"),
          of("Referrer-Policy", "no-referrer"),
          of("X-Frame-Options", "deny"),
          of("Cross-Origin-Opener-Policy", "same-origin"),
          of("Cross-Origin-Resource-Policy", "same-origin"),
          of("Cross-Origin-Embedder-Policy", "require-corp"),
          of("Permissions-Policy", PERMISSIONS),
          of("X-Permitted-Cross-Domain-Policies", "none"),
          of("X-DNS-Prefetch-Control", "off"),
          of("X-XSS-Protection", "0"),
        };
  }

  void addMissing(HttpFields.Mutable headers) {
    int present = 0;
    for (HttpField header : headers) {
      HttpHeader known = header.getHeader();
      if (known == null || !OTHERS.contains(known)) {
        present |= bit(header);
      }
    }
    for (int i = 0; i < fields.length; i++) {
      if ((present & (1 << i)) == 0) {
        headers.add(fields[i]);
      }
    }
  }

  private int bit(HttpField header) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].isSameName(header)) {
        return 1 << i;
      }
    }
    return 0;
  }

  private static HttpField of(String name, String value) {
    return new PreEncodedHttpField(name, value);
  }
}
