package coach.web.edge;

import coach.web.Exchange;
import coach.web.LimitDecision;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/// What the edge adds to one answer, at the last moment before it is sent.
final class AnswerFields {
  static final String REQUEST_ID = "X-Request-ID";

  private final Exchange exchange;
  private final SecurityHeaders security;
  private final Cors cors;
  private volatile @Nullable HttpField grant;
  private volatile @Nullable LimitDecision limit;

  AnswerFields(Exchange exchange, SecurityHeaders security, Cors cors) {
    this.exchange = exchange;
    this.security = security;
    this.cors = cors;
  }

  void allowOrigin(@Nullable HttpField field) {
    grant = field;
  }

  void limitedBy(LimitDecision decision) {
    limit = decision;
  }

  void addTo(HttpFields.Mutable headers) {
    security.addMissing(headers);
    cors.addTo(headers, grant);
    headers.put(REQUEST_ID, exchange.requestId());
    headers.add("X-Response-Time", milliseconds(System.nanoTime() - exchange.startNanos()));
    LimitDecision decision = limit;
    if (decision != null) {
      headers.put("X-RateLimit-Limit", Integer.toString(decision.limit()));
      headers.put("X-RateLimit-Remaining", Integer.toString(decision.remaining()));
      headers.put("X-RateLimit-Reset", Long.toString(decision.resetEpochSeconds()));
    }
  }

  /// `12.3ms`
  static String milliseconds(long nanos) {
    long tenths = nanos / 100_000;
    return tenths / 10 + "." + tenths % 10 + "ms";
  }
}
