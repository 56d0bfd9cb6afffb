package coach.web.edge;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Which other sites' pages may call us: those on an exact list, with tokens and never with
/// cookies.
final class Cors {
  private static final HttpField VARY =
      new PreEncodedHttpField(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
  private static final HttpField EXPOSED =
      new PreEncodedHttpField(
          HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
          "X-Request-ID, X-Response-Time, X-RateLimit-Limit, X-RateLimit-Remaining,"
              + " X-RateLimit-Reset, Retry-After, X-Mock, X-Coach-Cost-USD, X-Coach-Overhead-Ms,"
              + " X-Coach-Attempts, X-Coach-Model");
  private static final HttpField METHODS =
      new PreEncodedHttpField(
          HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
  private static final HttpField HEADERS =
      new PreEncodedHttpField(
          HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS,
          "Authorization, Content-Type, Accept, Idempotency-Key, Last-Event-ID, X-Request-ID");
  private static final HttpField MAX_AGE =
      new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");

  private final Map<String, HttpField> allowed;

  Cors(List<String> origins) {
    this.allowed =
        origins.stream()
            .distinct()
            .filter(origin -> !origin.equals("*") && !origin.equals("null"))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Cors::allowing));
  }

  private static HttpField allowing(String origin) {
    return new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
  }

  /// The field that allows this request's origin, if it may be allowed.
  @Nullable HttpField grant(Request request) {
    if (allowed.isEmpty()) {
      return null;
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return origin == null ? null : allowed.get(origin);
  }

  static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ORIGIN)
        && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
  }

  static void answerPreflight(HttpFields.Mutable headers) {
    headers.add(METHODS);
    headers.add(HEADERS);
    headers.add(MAX_AGE);
  }

  /// On every answer as soon as there is a list, or caches would mix origins up.
  void addTo(HttpFields.Mutable headers, @Nullable HttpField grant) {
    if (allowed.isEmpty()) {
      return;
    }
    headers.add(VARY);
    if (grant != null) {
      headers.add(grant);
      headers.add(EXPOSED);
    }
  }
}
