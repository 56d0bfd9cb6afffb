package coach.web.edge;

import coach.platform.Problem;
import coach.web.CallerSource;
import coach.web.Exchange;
import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.LimitedCaller;
import coach.web.RequestLimits;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a request's caller identified, and holds it to its limits.
///
/// Thread-safe: has no state of its own.
final class LimitGate {
  private static final Logger log = LoggerFactory.getLogger(LimitGate.class);

  private final RequestLimits limits;
  private final CallerSource callers;

  LimitGate(RequestLimits limits, CallerSource callers) {
    this.limits = limits;
    this.callers = callers;
  }

  /// Returns the problem of a request that is one too many, and puts what is left on its answer.
  @Nullable Problem refusal(Request request, Exchange exchange, AnswerFields fields) {
    Optional<LimitDecision> decided =
        limits.decide(
            new LimitSubject(
                request.getMethod(),
                exchange.path(),
                exchange.origin().network(),
                caller(request, exchange)));
    if (decided.isEmpty()) {
      return null;
    }
    LimitDecision decision = decided.get();
    fields.limitedBy(decision);
    return decision.accepted()
        ? null
        : new Problem.OverLimit(
            decision.limitClass() + " requests", Duration.ofSeconds(decision.retryAfterSeconds()));
  }

  private Optional<LimitedCaller> caller(Request request, Exchange exchange) {
    try {
      Optional<LimitedCaller> caller = callers.identify(request);
      caller.ifPresent(known -> exchange.sentBy(known.account()));
      return caller;
    } catch (RuntimeException e) { // a bug there must not leave every request without an answer
      log.error("The caller of a request cannot be identified: it is taken for nobody", e);
      return Optional.empty();
    }
  }
}
