package coach.web.limit;

import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.RequestLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Classifies a request, has it counted, and says what its sender should know.
final class CountedLimits implements RequestLimits {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LimitRoutes routes;
  private final Counter counter;
  private final InstantSource clock;

  CountedLimits(LimitRoutes routes, Counter counter, InstantSource clock) {
    this.routes = routes;
    this.counter = counter;
    this.clock = clock;
  }

  @Override
  public Optional<LimitDecision> decide(LimitSubject subject) {
    LimitClass limitClass = routes.classOf(subject.method(), subject.path());
    if (limitClass == LimitClass.EXEMPT) {
      return Optional.empty();
    }
    Standing standing = counter.count(limitClass, key(limitClass, subject));
    return Optional.of(decision(limitClass, standing));
  }

  /// The caller when known, else the address. Log-ins count by address always: one who has many
  /// accounts would otherwise have as many windows to guess passwords in.
  private static String key(LimitClass limitClass, LimitSubject subject) {
    return limitClass == LimitClass.LOGIN || subject.caller().isEmpty()
        ? "address:" + subject.clientKey()
        : "caller:" + subject.caller().get().account();
  }

  private LimitDecision decision(LimitClass limitClass, Standing standing) {
    return new LimitDecision(
        standing.accepted(),
        limitClass.text(),
        standing.limit(),
        Math.max(0, standing.limit() - standing.used()),
        secondAfter(clock.instant().plusNanos(standing.waitNanos())),
        standing.accepted() ? 0 : Math.max(1, Math.ceilDiv(standing.waitNanos(), SECOND)));
  }

  /// Rounded up: one who waits until then does not come too early.
  private static long secondAfter(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }
}
