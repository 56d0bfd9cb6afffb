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
    headers.add(field(REQUEST_ID, exchange.requestId()));
    headers.add(field("X-Response-Time", milliseconds(System.nanoTime() - exchange.startNanos())));
    LimitDecision decision = limit;
    if (decision != null) {
      headers.add(field("X-RateLimit-Limit", Integer.toString(decision.limit())));
      headers.add(field("X-RateLimit-Remaining", Integer.toString(decision.remaining())));
      headers.add(field("X-RateLimit-Reset", Long.toString(decision.resetEpochSeconds())));
    }
  }

  /// Jetty knows none of these names: this spares it from looking.
  @SuppressWarnings("NullAway") // a header that is not among the known is null to Jetty
  private static HttpField field(String name, String value) {
    return new HttpField(null, name, value);
  }

  /// `12.3ms`
  static String milliseconds(long nanos) {
    long tenths = nanos / 100_000;
    return tenths / 10 + "." + tenths % 10 + "ms";
  }
}
