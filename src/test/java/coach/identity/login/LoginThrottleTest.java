package coach.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.login.LoginThrottle.Target;
import coach.platform.db.Transactions;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String OWNER = "owner@coach.invalid";
  private static final String HOME = "198.51.100.1";
  private static final String ELSEWHERE = "198.51.100.2";
  private static final String ATTACKER = "203.0.113.";

  private Instant now = Instant.parse("2026-11-21T10:00:00.123456789Z");
  private final Jdbi jdbi =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());
  private final InstantSource clock = () -> now;
  private final LoginThrottle throttle =
      new LoginThrottle(jdbi.onDemand(LoginAttemptDao.class), new Transactions(jdbi), clock);
  private final UserId owner = account();

  private UserId account() {
    UserId id = new UserId(UUID.randomUUID());
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO users (id, email, password_hash, role, created_at, password_changed_at)"
                    + " VALUES (?, ?, '$argon2id$', 'trader', now(), now())",
                id.value(),
                OWNER));
    return id;
  }

  @Test
  void theFirstFailuresOfAPersonCostNothing() {
    fail(HOME, 4);
    assertThat(isOpen(HOME)).isTrue();

    fail(HOME, 1);
    assertThat(wait(HOME)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theWaitDoublesWithEachFailureUpToAQuarterOfAnHour() {
    fail(HOME, 5);
    for (Duration expected = Duration.ofSeconds(1);
        expected.compareTo(Duration.ofMinutes(15)) < 0;
        expected = expected.multipliedBy(2)) {
      assertThat(wait(HOME)).isEqualTo(expected);
      now = now.plus(expected);
      assertThat(isOpen(HOME)).isTrue();
      fail(HOME, 1);
    }

    assertThat(wait(HOME)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aSuccessForgetsTheFailuresFromThere() {
    fail(HOME, 4);
    throttle.passed(target(HOME), owner);

    fail(HOME, 4);
    assertThat(isOpen(HOME)).isTrue();
  }

  @Test
  void theOwnerGetsInFromElsewhereHoweverLongOneNetworkGuesses() {
    fail(ATTACKER + "1", 250);

    assertThat(wait(ATTACKER + "1")).isEqualTo(Duration.ofMinutes(15));
    assertThat(isOpen(ELSEWHERE)).isTrue();
  }

  @Test
  void manyNetworksTogetherLeaveStrangersOneAttemptAndTheOwnerAtHomeAll() {
    throttle.passed(target(HOME), owner);
    for (int network = 0; network < 5; network++) {
      fail(ATTACKER + network, 4);
    }

    assertThat(isOpen(ELSEWHERE)).isTrue();
    fail(ELSEWHERE, 1);
    assertThat(wait(ELSEWHERE)).isEqualTo(Duration.ofMinutes(15));
    fail(HOME, 4);
    assertThat(isOpen(HOME)).isTrue();
  }

  @Test
  void veryManyNetworksLeaveStrangersNone() {
    throttle.passed(target(HOME), owner);
    for (int network = 0; network < 125; network++) {
      fail(ATTACKER + network, 4);
    }

    assertThat(isOpen(ELSEWHERE)).isFalse();
    assertThat(isOpen(HOME)).isTrue();
  }

  @Test
  void anUnknownAddressIsCountedLikeAKnownOne() {
    Target nobody = new Target("nobody@coach.invalid", HOME);
    for (int i = 0; i < 7; i++) {
      assertThat(throttle.failed(nobody)).isEqualTo(throttle.failed(target(HOME)));
      assertThat(throttle.wait(nobody)).isEqualTo(wait(HOME));
    }
  }

  @Test
  void noFailureIsLostWhenManyAreCountedAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> failures =
          IntStream.range(0, 40)
              .<Callable<Integer>>mapToObj(_ -> () -> throttle.failed(target(HOME)).count())
              .toList();

      List<Integer> counts = new ArrayList<>();
      for (Future<Integer> count : threads.invokeAll(failures)) {
        counts.add(count.get());
      }

      assertThat(counts)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }
  }

  @Test
  void guessesAtOnceAreMadeOneAfterTheOther() throws Exception {
    AtomicInteger looked = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> guesses =
          IntStream.range(0, 40).<Callable<Boolean>>mapToObj(_ -> () -> guess(looked)).toList();

      threads.invokeAll(guesses);
    }

    assertThat(looked).hasValue(5);
  }

  private boolean guess(AtomicInteger looked) {
    return throttle.inTurn(
        target(HOME),
        () -> {
          boolean open = isOpen(HOME);
          if (open) {
            looked.incrementAndGet();
            fail(HOME, 1);
          }
          return open;
        });
  }

  @Test
  void aDayWithoutAttemptsIsForgotten() {
    fail(HOME, 5);
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);

    throttle.purge();

    assertThat(count("login_attempts")).isZero();
  }

  @Test
  void aDayWithoutAttemptsStartsTheCountAnew() {
    fail(HOME, 9);
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);

    assertThat(throttle.failed(target(HOME)).count()).isEqualTo(1);
  }

  @Test
  void noAttemptFailsBecauseOldOnesAreRemovedBesideIt() throws Exception {
    LoginThrottle later =
        new LoginThrottle(
            jdbi.onDemand(LoginAttemptDao.class),
            new Transactions(jdbi),
            () -> clock.instant().plus(Duration.ofDays(2)));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> both =
          IntStream.range(0, 400)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        if (i % 2 == 0) {
                          later.purge();
                        } else {
                          fail(HOME, 1);
                        }
                        return null;
                      })
              .toList();

      for (Future<Void> done : threads.invokeAll(both)) {
        assertThat(done).succeedsWithin(Duration.ZERO);
      }
    }
  }

  @Test
  void noAddressIsKeptOfWhoeverWasTried() {
    fail(HOME, 1);

    String stored =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT string_agg(a::text, ' ') FROM login_attempts a")
                    .mapTo(String.class)
                    .one());
    assertThat(stored).doesNotContain("owner").contains(HOME);
  }

  private int count(String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
  }

  private void fail(String network, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(target(network));
    }
  }

  private Duration wait(String network) {
    return throttle.wait(target(network));
  }

  private boolean isOpen(String network) {
    return !wait(network).isPositive();
  }

  private static Target target(String network) {
    return new Target(OWNER, network);
  }
}
