package coach.web.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Request;

/// Names with slashes, such as `perplexity/sonar`, which clients spell `%2F` in a path. Anywhere
/// else that spelling is refused: filters and routers would not agree on what it means.
///
/// Thread-safe: immutable.
final class Slashes {
  private static final Pattern ENCODED = Pattern.compile("%2[Ff]");

  private final List<String> prefixes;

  /// @param prefixes of the paths that end in such a name
  Slashes(List<String> prefixes) {
    this.prefixes = List.copyOf(prefixes);
  }

  /// So that they come as far as the edge.
  static UriCompliance let(UriCompliance strict) {
    return strict.with("slashes", Violation.AMBIGUOUS_PATH_SEPARATOR);
  }

  /// Behind the edge a path has one spelling.
  Request decoded(Request request) {
    HttpURI uri = request.getHttpURI();
    if (!uri.hasViolation(Violation.AMBIGUOUS_PATH_SEPARATOR) || !isNamed(uri.getPath())) {
      return request;
    }
    HttpURI plain =
        HttpURI.build(uri).path(ENCODED.matcher(uri.getPath()).replaceAll("/")).asImmutable();
    boolean same = !plain.hasViolations() && isNamed(plain.getCanonicalPath());
    return same ? Request.serveAs(request, plain) : request;
  }

  /// Whether the edge has left any.
  boolean remainIn(Request request) {
    return request.getHttpURI().hasViolation(Violation.AMBIGUOUS_PATH_SEPARATOR);
  }

  private boolean isNamed(String path) {
    return prefixes.stream().anyMatch(path::startsWith);
  }
}
