package coach.web.edge;

import coach.platform.Problem;
import coach.web.BodyAllowance;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Bounds what a client may send: the number of header fields, and the bytes of the body.
final class Bodies {
  private static final int MAX_FIELDS = 100;
  private static final int HEADERS_TOO_LARGE = 431;

  private final long maxBytes;
  private final Map<String, Long> larger;
  private volatile long bytesPerSecond;

  Bodies(long maxBytes, List<BodyAllowance> larger) {
    this.maxBytes = maxBytes;
    this.larger =
        larger.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    allowance -> route(allowance.method(), allowance.path()),
                    allowance -> allowance.maxBody().toBytes()));
  }

  /// @param rate of the slowest sender that is waited for; 0 = any
  void measure(long rate) {
    bytesPerSecond = rate;
  }

  /// What is wrong with the request, as far as its header tells.
  @Nullable Problem refusal(Request request, String path) {
    if (request.getHeaders().size() > MAX_FIELDS) {
      return new Problem.Protocol(HEADERS_TOO_LARGE);
    }
    if (!hasBody(request)) {
      return null;
    }
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return new Problem.UnsupportedMediaType("Compressed bodies are not accepted.");
    }
    long limit = limit(request, path);
    return request.getLength() > limit ? new Problem.TooLarge(MeteredBody.detail(limit)) : null;
  }

  Request metered(Request request, String path) {
    return hasBody(request)
        ? new MeteredBody(request, limit(request, path), bytesPerSecond)
        : request;
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0
        || (request.getLength() < 0
            && (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2));
  }

  private long limit(Request request, String path) {
    return larger.isEmpty()
        ? maxBytes
        : larger.getOrDefault(route(request.getMethod(), path), maxBytes);
  }

  private static String route(String method, String path) {
    return method + ' ' + path;
  }
}
