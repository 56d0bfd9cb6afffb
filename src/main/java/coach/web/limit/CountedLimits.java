package coach.web.limit;

import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.LimitedCaller;
import coach.web.RequestLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Classifies a request, has it counted, and says what its sender should know.
final class CountedLimits implements RequestLimits {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// As a problem says it: the limit on this credential's requests.
  private static final String RATION = "this credential's";

  /// The window that runs out first; of two that are used up, the one that is so for longer.
  private static final Comparator<LimitDecision> TIGHTEST_FIRST =
      Comparator.comparingInt(LimitDecision::remaining)
          .thenComparing(LimitDecision::resetEpochSeconds, Comparator.reverseOrder());

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
    Optional<LimitDecision> ration = ration(limitClass, subject);
    return ration.filter(it -> !it.accepted()).isPresent()
        ? ration
        : Optional.of(within(ration, ofClass(limitClass, subject)));
  }

  /// What a credential may do comes first: what it is refused takes nothing of its account's.
  private Optional<LimitDecision> ration(LimitClass limitClass, LimitSubject subject) {
    return limitClass == LimitClass.LOGIN
        ? Optional.empty()
        : subject
            .caller()
            .flatMap(LimitedCaller::ration)
            .map(it -> decision(RATION, counter.count(it)));
  }

  private LimitDecision ofClass(LimitClass limitClass, LimitSubject subject) {
    return decision(limitClass.text(), counter.count(limitClass, key(limitClass, subject)));
  }

  /// A ration that was granted loosens nothing, and is told when it is what its sender has less of.
  private static LimitDecision within(Optional<LimitDecision> ration, LimitDecision ofClass) {
    return ration
        .filter(it -> ofClass.accepted() && TIGHTEST_FIRST.compare(it, ofClass) < 0)
        .orElse(ofClass);
  }

  /// The caller when known, else the address. Log-ins count by address always: one who has many
  /// accounts would otherwise have as many windows to guess passwords in.
  private static String key(LimitClass limitClass, LimitSubject subject) {
    return limitClass == LimitClass.LOGIN || subject.caller().isEmpty()
        ? "address:" + subject.clientKey()
        : "caller:" + subject.caller().get().account();
  }

  private LimitDecision decision(String limitClass, Standing standing) {
    return new LimitDecision(
        standing.accepted(),
        limitClass,
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
