package coach.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.platform.redis.Redis;
import coach.platform.redis.RedisScript;
import coach.support.TestRedis;
import coach.web.LimitConfiguration;
import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.LimitedCaller;
import coach.web.LimitedCaller.Ration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes and one real Redis.
class SharedLimitsTest {
  private static final Duration BACK = Duration.ofSeconds(5);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<Redis> connections = new ArrayList<>();
  private final List<Accepted> total = Collections.synchronizedList(new ArrayList<>());
  private TestRedis server;

  /// When a request was sent and answered: it was accepted in between.
  private record Accepted(long sent, long answered) {}

  @BeforeEach
  void startRedis() {
    server = TestRedis.start();
  }

  @AfterEach
  void stop() {
    connections.forEach(Redis::stop);
    server.close();
  }

  @Test
  void ofManyRequestsToTwoNodesExactlyTheLimitIsAccepted() {
    LimitsFeature one = node(500, 60);
    LimitsFeature other = node(500, 60);

    Stream.of(one, other, one, other, one, other, one, other)
        .map(node -> Thread.ofVirtual().start(() -> ask(node, 200)))
        .toList()
        .forEach(SharedLimitsTest::join);

    assertThat(total).hasSize(500);
    assertThat(decide(one).accepted()).isFalse();
    assertThat(decide(other).accepted()).isFalse();
  }

  @Test
  void aRationIsOneOverAllNodes() {
    LimitsFeature one = node(100, 60);
    LimitsFeature other = node(100, 60);
    var caller = new LimitedCaller("ann", Optional.of(new Ration("key-1", 3)));

    List<LimitDecision> decisions =
        Stream.of(one, other, one, other, one).map(node -> decide(node, caller)).toList();

    assertThat(decisions)
        .extracting(LimitDecision::accepted)
        .containsExactly(true, true, true, false, false);
    assertThat(decisions).extracting(LimitDecision::limit).containsOnly(3);
    assertThat(decisions.getLast().retryAfterSeconds()).isBetween(1L, 60L);
    assertThat(size("coach:limit:ration:key-1")).isEqualTo(3);
    assertThat(size("coach:limit:default:caller:ann")).isEqualTo(3);
  }

  @Test
  void withoutRedisEachNodeGrantsItsShareOfARation() {
    LimitsFeature one = node(100, 60);
    LimitsFeature other = node(100, 60);
    var caller = new LimitedCaller("ann", Optional.of(new Ration("key-1", 4)));
    decide(one, caller);

    server.kill();
    await().atMost(BACK).until(() -> connections.stream().noneMatch(Redis::available));

    assertThat(Stream.of(one, one, other, other, other).map(node -> decide(node, caller)))
        .extracting(LimitDecision::accepted)
        .containsExactly(true, false, true, true, false);
  }

  @Test
  void inNoWindowMoreThanTheLimitIsAcceptedOverTwoNodes() {
    int most = 20;
    LimitsFeature one = node(most, 1);
    LimitsFeature other = node(most, 1);
    long end = System.nanoTime() + 4 * SECOND;

    List<Thread> clients =
        Stream.of(one, other, one, other)
            .map(
                node ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              while (System.nanoTime() < end) {
                                ask(node, 1);
                              }
                            }))
            .toList();
    clients.forEach(SharedLimitsTest::join);

    List<Accepted> accepted = new ArrayList<>(total);
    accepted.sort(Comparator.comparingLong(Accepted::answered));
    assertThat(accepted).hasSizeGreaterThan(2 * most);
    for (int last = most; last < accepted.size(); last++) {
      // Answers may overtake each other: the first of these to be decided is not always the first
      // to be answered.
      long firstSent =
          accepted.subList(last - most, last + 1).stream()
              .mapToLong(Accepted::sent)
              .min()
              .orElseThrow();
      long atMost = accepted.get(last).answered() - firstSent;
      assertThat(atMost)
          .as("%s accepted from request %s on", most + 1, last - most)
          .isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Test
  void aRefusalSaysWhenThereIsRoomAgain() {
    LimitsFeature one = node(2, 2);
    LimitsFeature other = node(2, 2);

    LimitDecision first = decide(one);
    LimitDecision second = decide(other);
    LimitDecision refused = decide(one);

    assertThat(first)
        .extracting(LimitDecision::accepted, LimitDecision::limit, LimitDecision::remaining)
        .containsExactly(true, 2, 1);
    assertThat(second.remaining()).isZero();
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.retryAfterSeconds()).isBetween(1L, 2L);
    long now = InstantSource.system().instant().getEpochSecond();
    assertThat(refused.resetEpochSeconds()).isBetween(now, now + 3);
    await()
        .pollDelay(Duration.ofSeconds(refused.retryAfterSeconds()))
        .atMost(Duration.ofSeconds(refused.retryAfterSeconds()).plusMillis(900))
        .until(() -> decide(other).accepted());
  }

  @Test
  void withoutRedisEachNodeGrantsItsShareAndSharesAgainWhenItIsBack() {
    LimitsFeature one = node(10, 60);
    LimitsFeature other = node(10, 60);

    server.kill();
    await().atMost(BACK).until(() -> connections.stream().noneMatch(Redis::available));
    ask(one, 20);
    ask(other, 20);
    assertThat(total).hasSize(5 + 5);

    server.restart();
    await().atMost(BACK).until(() -> connections.stream().allMatch(Redis::available));
    ask(one, 20);
    ask(other, 20);
    // Redis came back empty and grants ten; what each granted alone still counts there.
    assertThat(total).hasSizeBetween(10, 20);
  }

  @Test
  void whatRedisGrantedIsNotGrantedAgainWhenItGoes() {
    LimitsFeature one = node(10, 60);
    node(10, 60);
    ask(one, 10);

    server.freeze();
    ask(one, 20);
    server.thaw();

    assertThat(total).hasSize(10);
  }

  @Test
  void aFrozenRedisHoldsUpNoQueueOfRequests() {
    LimitsFeature one = node(100_000, 60);
    server.freeze();
    long start = System.nanoTime();

    ask(one, 500);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    server.thaw();
  }

  @Test
  void settingTheClockOfRedisBackLocksOutForOnePeriodAtMost() {
    LimitsFeature one = node(2, 1);
    Redis redis = connections.getFirst();
    RedisScript future =
        RedisScript.of(
            "local now = redis.call('TIME')[1] + 3600 "
                + "for _ = 1, 2 do redis.call('RPUSH', KEYS[1], now .. '000000') end return { 1 }");
    redis.run(future, "coach:limit:default:address:192.0.2.1");

    LimitDecision refused = decide(one);

    assertThat(refused.accepted()).isFalse();
    assertThat(refused.retryAfterSeconds()).isEqualTo(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> decide(one).accepted());
  }

  @Test
  void aKeyTakesBoundedMemoryAndLeavesNothingBehind() {
    LimitsFeature one = node(1_000, 1);
    RedisScript count =
        RedisScript.of("return { redis.call('LLEN', KEYS[1]), redis.call('PTTL', KEYS[1]) }");
    ask(one, 3_000);

    List<Long> sizes =
        connections.getFirst().run(count, "coach:limit:default:address:192.0.2.1").orElseThrow();

    assertThat(sizes.get(0)).isBetween(1L, 1_000L);
    assertThat(sizes.get(1)).isBetween(0L, 1_001L);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                connections
                    .getFirst()
                    .run(count, "coach:limit:default:address:192.0.2.1")
                    .orElseThrow()
                    .getFirst()
                    .equals(0L));
  }

  private void ask(LimitsFeature node, int requests) {
    for (int request = 0; request < requests; request++) {
      long sent = System.nanoTime();
      if (decide(node).accepted()) {
        total.add(new Accepted(sent, System.nanoTime()));
      }
    }
  }

  private static LimitDecision decide(LimitsFeature node) {
    return node.limits()
        .decide(new LimitSubject("GET", "/x", "192.0.2.1", Optional.empty()))
        .orElseThrow();
  }

  private static LimitDecision decide(LimitsFeature node, LimitedCaller caller) {
    return node.limits()
        .decide(new LimitSubject("GET", "/x", "192.0.2.1", Optional.of(caller)))
        .orElseThrow();
  }

  private long size(String key) {
    RedisScript size = RedisScript.of("return { redis.call('LLEN', KEYS[1]) }");
    return connections.getFirst().run(size, key).orElseThrow().getFirst();
  }

  private LimitsFeature node(int requests, int seconds) {
    Redis redis = new Redis(server.configuration(), InstantSource.system());
    redis.start();
    connections.add(redis);
    await().atMost(BACK).until(redis::available);
    return new LimitsFeature(
        new LimitConfiguration(true, requests, seconds, null, null),
        new LimitRoutes(Set.of(), Set.of(), Set.of()),
        2,
        Optional.of(redis),
        InstantSource.system());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
