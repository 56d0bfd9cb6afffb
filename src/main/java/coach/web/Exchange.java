package coach.web;

import coach.platform.Origin;

/// One request as the edge sees it, from its first byte to its last; an attribute of the request.
///
/// Thread-safe: what changes is volatile and set by whoever handles the request at that time.
public final class Exchange {
  /// The request attribute, of Jetty and of the servlets.
  public static final String ATTRIBUTE = "coach.exchange";

  /// The MDC key, and the spelling of JSON.
  public static final String REQUEST_ID = "request_id";

  public static final String UNMATCHED = "unmatched";

  private final Origin origin;
  private final String path;
  private final long startNanos;
  private volatile String route = UNMATCHED;
  private volatile String problem = "";
  private volatile String caller = "";

  public Exchange(Origin origin, String path, long startNanos) {
    this.origin = origin;
    this.path = path;
    this.startNanos = startNanos;
  }

  public Origin origin() {
    return origin;
  }

  public String requestId() {
    return origin.requestId();
  }

  /// Decoded and canonical, without parameters and trailing slash: one path for each route, however
  /// it was spelled.
  public String path() {
    return path;
  }

  /// As [System#nanoTime] had it.
  public long startNanos() {
    return startNanos;
  }

  /// The template that matched, such as `/api/keys/{id}`: a label with bounded values.
  public String route() {
    return route;
  }

  public void matched(String template) {
    route = template;
  }

  /// The account that sent it; empty when that is not known.
  public String caller() {
    return caller;
  }

  public void sentBy(String account) {
    caller = account;
  }

  /// The code of the problem it was answered with; empty when there was none.
  public String problem() {
    return problem;
  }

  public void failed(String code) {
    problem = code;
  }
}
