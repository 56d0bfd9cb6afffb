package coach.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coach.web.LimitConfiguration;
import coach.web.LimitConfiguration.Window;
import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.LimitedCaller;
import coach.web.LimitedCaller.Ration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLimitsTest {
  private static final LimitRoutes ROUTES =
      new LimitRoutes(
          Set.of("/health"), Set.of("POST /api/auth/login"), Set.of("POST /v1/responses"));

  private final ManualTime time = new ManualTime();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aWindowAcceptsExactlyWhatAnOracleAccepts(long seed) {
    Random random = new Random(seed);
    int most = 1 + random.nextInt(40);
    int seconds = 1 + random.nextInt(20);
    CountedLimits limits = limits(configuration(most, seconds));
    List<Long> accepted = new ArrayList<>();

    for (int request = 0; request < 5_000; request++) {
      time.pass(Duration.ofNanos(pause(random, seconds, most)));
      long now = time.nanos();
      long inWindow = accepted.stream().filter(at -> now - at < seconds * 1_000_000_000L).count();
      boolean expected = inWindow < most;

      LimitDecision decision = decide(limits, "GET", "/x", "192.0.2.1");

      assertThat(decision.accepted()).as("seed %s, request %s", seed, request).isEqualTo(expected);
      if (expected) {
        accepted.add(now);
        assertThat(decision.remaining()).isEqualTo(most - inWindow - 1);
      }
    }
    assertThat(accepted).hasSizeBetween(2, 4_999);
  }

  /// Bursts, steady flow, long pauses, and steps that end exactly at the edge of a window.
  private static long pause(Random random, int seconds, int most) {
    long period = seconds * 1_000_000_000L;
    return switch (random.nextInt(20)) {
      case 0 -> random.nextLong(2 * period);
      case 1 -> period;
      case 2 -> period - 1;
      case 3, 4, 5, 6 -> random.nextLong(2 * period / most + 1);
      default -> random.nextLong(period / most / 4 + 1);
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void whoeverWaitsAsToldIsAcceptedAndNotTheSecondBefore(long seed) {
    Random random = new Random(seed);
    CountedLimits limits = limits(configuration(7, 10));
    for (int round = 0; round < 200; round++) {
      LimitDecision refused = untilRefused(limits, random);

      assertThat(refused.retryAfterSeconds()).isBetween(1L, 10L);
      Duration untilReset =
          Duration.between(time.instant(), Instant.ofEpochSecond(refused.resetEpochSeconds()));
      assertThat(untilReset).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(11));
      Duration told =
          random.nextBoolean() ? untilReset : Duration.ofSeconds(refused.retryAfterSeconds());
      Duration tooEarly = told.minusSeconds(1);
      if (tooEarly.isPositive()) {
        time.pass(tooEarly.minusNanos(1));
        assertThat(decide(limits, "GET", "/x", "192.0.2.1").accepted()).isFalse();
        time.pass(Duration.ofSeconds(1).plusNanos(1));
      } else {
        time.pass(told);
      }
      assertThat(decide(limits, "GET", "/x", "192.0.2.1").accepted()).isTrue();
    }
  }

  @Test
  void settingTheWallClockBackLocksNobodyOut() {
    CountedLimits limits = limits(configuration(1, 10));
    decide(limits, "GET", "/x", "192.0.2.1");

    time.pass(Duration.ofSeconds(10));
    time.setWallClockBack(Duration.ofHours(5));

    assertThat(decide(limits, "GET", "/x", "192.0.2.1").accepted()).isTrue();
  }

  @Test
  void eachClassHasItsOwnWindow() {
    CountedLimits limits =
        limits(new LimitConfiguration(true, 5, 60, new Window(1, 60), new Window(2, 60)));

    assertThat(accepted(limits, 9, "POST", "/api/auth/login")).isEqualTo(1);
    assertThat(accepted(limits, 9, "POST", "/v1/responses")).isEqualTo(2);
    assertThat(accepted(limits, 9, "GET", "/api/auth/login")).isEqualTo(5);
  }

  @Test
  void onlyReadingHealthIsExempt() {
    CountedLimits limits = limits(configuration(1, 60));

    assertThat(limits.decide(subject("GET", "/health"))).isEmpty();
    assertThat(limits.decide(subject("HEAD", "/health"))).isEmpty();
    assertThat(
            List.of(
                subject("POST", "/health"),
                subject("OPTIONS", "/health"),
                subject("GET", "/health/under"),
                subject("GET", "/healthy")))
        .allSatisfy(subject -> assertThat(limits.decide(subject)).isPresent());
  }

  @Test
  void aCallerIsCountedWhereverItComesFromButLogInsByAddress() {
    CountedLimits limits =
        limits(new LimitConfiguration(true, 1, 60, new Window(1, 60), new Window(1, 60)));

    assertThat(decideAs(limits, "/x", "ann", "192.0.2.1")).isTrue();
    assertThat(decideAs(limits, "/x", "ann", "192.0.2.2")).isFalse();
    assertThat(decideAs(limits, "/x", "bob", "192.0.2.1")).isTrue();
    assertThat(decideAs(limits, "/x", "192.0.2.9", "192.0.2.1")).isTrue();
    assertThat(decide(limits, "POST", "/x", "192.0.2.9").accepted()).isTrue();
    assertThat(decideAs(limits, "/api/auth/login", "ann", "192.0.2.1")).isTrue();
    assertThat(decideAs(limits, "/api/auth/login", "bob", "192.0.2.1")).isFalse();
  }

  @Test
  void aRationIsOfOneCredentialAndTakesFromItsAccount() {
    CountedLimits limits = limits(configuration(5, 60));

    assertThat(accepted(limits, 9, "/x", caller("ann", "one", 2))).isEqualTo(2);
    assertThat(accepted(limits, 9, "/x", caller("ann", "other", 2))).isEqualTo(2);
    assertThat(accepted(limits, 9, "/x", new LimitedCaller("ann", Optional.empty()))).isEqualTo(1);
    assertThat(accepted(limits, 9, "/x", caller("bob", "third", 2))).isEqualTo(2);
  }

  @Test
  void aRationLoosensNoLimit() {
    CountedLimits limits =
        limits(new LimitConfiguration(true, 3, 60, new Window(1, 60), new Window(2, 60)));
    LimitedCaller rich = caller("ann", "one", 1_000);

    assertThat(accepted(limits, 9, "/x", rich)).isEqualTo(3);
    assertThat(accepted(limits, 9, "/v1/responses", rich)).isEqualTo(2);
  }

  @Test
  void allClassesTakeFromOneRation() {
    CountedLimits limits = limits(configuration(100, 60));
    LimitedCaller caller = caller("ann", "one", 3);

    assertThat(accepted(limits, 2, "/x", caller)).isEqualTo(2);
    assertThat(accepted(limits, 9, "/v1/responses", caller)).isEqualTo(1);
  }

  @Test
  void aRationIsForAMinuteWhateverThePeriodOfTheClassIs() {
    CountedLimits limits = limits(configuration(100, 10));
    LimitedCaller caller = caller("ann", "one", 1);
    decideAs(limits, "/x", caller);

    time.pass(Duration.ofSeconds(59));
    LimitDecision refused = decideAs(limits, "/x", caller);
    time.pass(Duration.ofSeconds(1));

    assertThat(refused.accepted()).isFalse();
    assertThat(refused.retryAfterSeconds()).isEqualTo(1);
    assertThat(decideAs(limits, "/x", caller).accepted()).isTrue();
  }

  @Test
  void aDecisionDescribesTheWindowThatRunsOutFirst() {
    CountedLimits limits = limits(configuration(4, 120));

    assertThat(told(decideAs(limits, "/x", caller("ann", "small", 2)))).isEqualTo("2 left 1");
    assertThat(told(decideAs(limits, "/x", caller("ann", "large", 9)))).isEqualTo("4 left 2");
    assertThat(told(decideAs(limits, "/x", caller("ann", "small", 2)))).isEqualTo("2 left 0");
    assertThat(told(decideAs(limits, "/x", caller("ann", "small", 2)))).isEqualTo("2 refused");
    // Both end here: the class's window, of 120 s, is closed for longer.
    assertThat(told(decideAs(limits, "/x", caller("ann", "last", 1)))).isEqualTo("4 left 0");
    assertThat(told(decideAs(limits, "/x", caller("ann", "large", 9)))).isEqualTo("4 refused");
  }

  @Test
  void logInsKnowNoRation() {
    CountedLimits limits =
        limits(new LimitConfiguration(true, 9, 60, new Window(3, 60), new Window(9, 60)));

    assertThat(accepted(limits, 9, "/api/auth/login", caller("ann", "one", 1))).isEqualTo(3);
    assertThat(accepted(limits, 9, "/x", caller("ann", "one", 1))).isEqualTo(1);
  }

  @Test
  void rationsTakeBoundedMemoryAndAreForgotten() {
    LocalCounter counter = new LocalCounter(configuration(5, 10), time::nanos);
    for (int key = 0; key < Windows.MOST_KEYS * 3 / 2; key++) {
      counter.count(new Ration("key" + key, 5));
    }
    assertThat(counter.keys()).isLessThanOrEqualTo(Windows.MOST_KEYS);

    time.pass(Duration.ofSeconds(61));

    assertThat(counter.keys()).isZero();
  }

  @Test
  void keysThatAreIdleForAPeriodAreForgotten() {
    LocalCounter counter = new LocalCounter(configuration(5, 10), time::nanos);
    for (int key = 0; key < 1_000; key++) {
      counter.count(LimitClass.DEFAULT, "address:" + key);
    }
    assertThat(counter.keys()).isEqualTo(1_000);

    time.pass(Duration.ofSeconds(11));

    assertThat(counter.keys()).isZero();
  }

  @Test
  void anyNumberOfKeysTakesBoundedMemory() {
    LocalCounter counter = new LocalCounter(configuration(5, 10), time::nanos);
    for (int key = 0; key < Windows.MOST_KEYS * 3 / 2; key++) {
      counter.count(LimitClass.DEFAULT, "address:" + key);
    }

    assertThat(counter.keys()).isLessThanOrEqualTo(Windows.MOST_KEYS);
  }

  private LimitDecision untilRefused(CountedLimits limits, Random random) {
    LimitDecision decision = decide(limits, "GET", "/x", "192.0.2.1");
    while (decision.accepted()) {
      time.pass(Duration.ofNanos(random.nextLong(1_200_000_000L)));
      decision = decide(limits, "GET", "/x", "192.0.2.1");
    }
    return decision;
  }

  private static long accepted(CountedLimits limits, int requests, String method, String path) {
    long accepted = 0;
    for (int request = 0; request < requests; request++) {
      accepted += decide(limits, method, path, "192.0.2.1").accepted() ? 1 : 0;
    }
    return accepted;
  }

  private static boolean decideAs(
      CountedLimits limits, String path, String caller, String address) {
    return limits
        .decide(
            new LimitSubject(
                "POST", path, address, Optional.of(new LimitedCaller(caller, Optional.empty()))))
        .orElseThrow()
        .accepted();
  }

  private static LimitedCaller caller(String account, String key, int requestsPerMinute) {
    return new LimitedCaller(account, Optional.of(new Ration(key, requestsPerMinute)));
  }

  private static LimitDecision decideAs(CountedLimits limits, String path, LimitedCaller caller) {
    return limits
        .decide(new LimitSubject("POST", path, "192.0.2.1", Optional.of(caller)))
        .orElseThrow();
  }

  private static long accepted(
      CountedLimits limits, int requests, String path, LimitedCaller caller) {
    return IntStream.range(0, requests)
        .filter(_ -> decideAs(limits, path, caller).accepted())
        .count();
  }

  private static String told(LimitDecision decision) {
    return decision.limit() + (decision.accepted() ? " left " + decision.remaining() : " refused");
  }

  private static LimitDecision decide(
      CountedLimits limits, String method, String path, String address) {
    return limits.decide(new LimitSubject(method, path, address, Optional.empty())).orElseThrow();
  }

  private static LimitSubject subject(String method, String path) {
    return new LimitSubject(method, path, "192.0.2.1", Optional.empty());
  }

  private CountedLimits limits(LimitConfiguration configuration) {
    return new CountedLimits(ROUTES, new LocalCounter(configuration, time::nanos), time);
  }

  private static LimitConfiguration configuration(int requests, int seconds) {
    return new LimitConfiguration(true, requests, seconds, null, null);
  }
}
