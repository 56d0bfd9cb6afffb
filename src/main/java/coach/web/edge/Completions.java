package coach.web.edge;

import coach.platform.RequestObserver;
import coach.web.Exchange;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Tells whoever wants to know that a request is over.
final class Completions {
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Logger ACCESS = LoggerFactory.getLogger("coach.access");
  private static final String OTHER = "OTHER";

  private final List<RequestObserver> observers;
  private final boolean accessLog;

  Completions(List<RequestObserver> observers, boolean accessLog) {
    this.observers = observers;
    this.accessLog = accessLog;
  }

  void completed(String method, Exchange exchange, int status) {
    long nanos = System.nanoTime() - exchange.startNanos();
    String known = METHODS.contains(method) ? method : OTHER;
    for (RequestObserver observer : observers) {
      observer.completed(known, exchange.route(), status, nanos);
    }
    if (accessLog) {
      log(known, exchange, status, nanos);
    }
  }

  /// The end of a request may be on another thread than its beginning, which knew the request id.
  private static void log(String method, Exchange exchange, int status, long nanos) {
    try (MDC.MDCCloseable _ = MDC.putCloseable(Exchange.REQUEST_ID, exchange.requestId())) {
      ACCESS.info(
          "{} {} {} {} {} client={}{}{}",
          method,
          exchange.path(),
          exchange.route(),
          status,
          AnswerFields.milliseconds(nanos),
          exchange.origin().client().getHostAddress(),
          exchange.caller().isEmpty() ? "" : " caller=" + exchange.caller(),
          exchange.problem().isEmpty() ? "" : " problem=" + exchange.problem());
    }
  }
}
