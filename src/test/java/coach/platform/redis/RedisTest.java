package coach.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.platform.Component.Status;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.support.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RedisTest {
  private static final RedisScript COUNT = RedisScript.of("return { redis.call('INCR', KEYS[1]) }");
  private static final Duration BACK = Duration.ofSeconds(5);

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<Redis> started = new ArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Redis.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    started.forEach(Redis::stop);
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void aScriptThatRedisForgotIsSentAgain() {
    RedisScript flush = RedisScript.of("redis.call('SCRIPT', 'FLUSH') return { 0 }");
    try (TestRedis server = TestRedis.start()) {
      Redis redis = connected(server);

      assertThat(redis.run(COUNT, "a")).hasValue(List.of(1L));
      assertThat(redis.run(COUNT, "a")).hasValue(List.of(2L));
      server.kill();
      server.restart();
      await().atMost(BACK).until(() -> redis.run(COUNT, "a").equals(Optional.of(List.of(1L))));
      assertThat(redis.run(flush, "a")).isEmpty(); // Redis forbids it to scripts: that is refused
      assertThat(redis.health().message()).startsWith("refuses commands (ERR)");
    }
  }

  @Test
  void aKilledRedisIsToldOnceAndUsedAgainWhenItIsBack() {
    try (TestRedis server = TestRedis.start()) {
      Redis redis = connected(server);

      server.kill();
      await().atMost(BACK).until(() -> !redis.available());
      await()
          .atMost(BACK)
          .until(
              () ->
                  redis
                      .health()
                      .message()
                      .equals("refuses connections; each node counts on its own"));
      assertThat(redis.health().status()).isEqualTo(Status.DOWN);
      assertThat(redis.run(COUNT, "a")).isEmpty();

      server.restart();
      await().atMost(BACK).until(redis::available);
      assertThat(redis.run(COUNT, "a")).isPresent();
      assertThat(redis.health().status()).isEqualTo(Status.UP);
      assertThat(levels()).as("%s", lines.list).containsExactly(Level.INFO, Level.WARN, Level.INFO);
    }
  }

  @Test
  void aFrozenRedisCostsOneTimeoutAndNotOneForEachRequest() {
    try (TestRedis server = TestRedis.start()) {
      Redis redis = connected(server);

      server.freeze();
      long start = System.nanoTime();
      List<Optional<List<Long>>> answers =
          IntStream.range(0, 200).mapToObj(_ -> redis.run(COUNT, "a")).toList();
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(answers).containsOnly(Optional.empty());
      assertThat(took).isLessThan(Duration.ofSeconds(5)); // 200 timeouts would be 40 s
      server.thaw();
      await().atMost(BACK).until(redis::available);
      assertThat(levels()).as("%s", lines.list).containsExactly(Level.INFO, Level.WARN, Level.INFO);
    }
  }

  @Test
  void whoeverWaitsOnAFrozenRedisIsLetGoTogether() {
    try (TestRedis server = TestRedis.start()) {
      Redis redis = connected(server);
      server.freeze();
      long start = System.nanoTime();

      IntStream.range(0, 100)
          .mapToObj(_ -> Thread.ofVirtual().start(() -> redis.run(COUNT, "a")))
          .toList()
          .forEach(RedisTest::join);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      server.thaw();
    }
  }

  @Test
  void aServiceThatStartsWithoutRedisFindsItLater() {
    try (TestRedis server = TestRedis.start()) {
      server.kill();
      Redis redis = started(server.configuration());
      await().atMost(BACK).until(() -> redis.health().status() == Status.DOWN);

      server.restart();

      await().atMost(BACK).until(redis::available);
      assertThat(levels()).as("%s", lines.list).containsExactly(Level.WARN, Level.INFO);
    }
  }

  @Test
  void aRedisThatIsFullIsNotUsedThoughItAnswersPings() {
    try (TestRedis server = TestRedis.start("--maxmemory", "1")) {
      Redis redis = started(server.configuration());

      await().atMost(BACK).until(() -> redis.health().status() == Status.DOWN);

      assertThat(redis.health().message()).contains("OOM");
      assertThat(redis.available()).isFalse();
    }
  }

  @Test
  void nothingThatIsToldHoldsThePassword() {
    try (TestRedis server = TestRedis.start("--requirepass", "right")) {
      Redis redis =
          started(TestRedis.configuration("redis://:wrong-hunter2@127.0.0.1:" + server.port()));

      await().atMost(BACK).until(() -> redis.health().status() == Status.DOWN);

      assertThat(redis.health().message())
          .isEqualTo("refuses commands (WRONGPASS); each node counts on its own");
      assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("hunter2"));
    }
  }

  @Test
  void theLiveCheckFindsWhatIsWrong() throws Exception {
    try (TestRedis good = TestRedis.start();
        TestRedis forgetful = TestRedis.start("--maxmemory-policy", "allkeys-lru");
        TestRedis locked = TestRedis.start("--requirepass", "secret")) {
      assertThat(live(good.configuration())).isEmpty();
      assertThat(live(forgetful.configuration()))
          .singleElement()
          .satisfies(violation -> assertThat(violation.rule().id()).isEqualTo("RED-001"))
          .satisfies(
              violation -> assertThat(violation.found()).isEqualTo("maxmemory-policy allkeys-lru"));
      assertThat(live(locked.configuration()))
          .extracting(violation -> violation.rule().id() + " " + violation.found())
          .containsExactly("RED-001 it refuses commands (NOAUTH)");
      good.freeze();
      assertThat(live(good.configuration()))
          .extracting(violation -> violation.rule().id() + " " + violation.found())
          .containsExactly("RED-003 it does not answer in time");
      good.kill();
      assertThat(live(good.configuration()))
          .extracting(violation -> violation.rule().id() + " " + violation.found())
          .containsExactly("RED-003 it refuses connections");
    }
  }

  private static List<Violation> live(RedisConfiguration configuration) throws Exception {
    return configuration.liveChecks(Mode.PRODUCTION).findFirst().orElseThrow().run().toList();
  }

  private Redis started(RedisConfiguration configuration) {
    Redis redis = new Redis(configuration, InstantSource.system());
    started.add(redis);
    redis.start();
    return redis;
  }

  private Redis connected(TestRedis server) {
    Redis redis = started(server.configuration());
    await().atMost(BACK).until(redis::available);
    return redis;
  }

  private List<Level> levels() {
    return lines.list.stream().map(ILoggingEvent::getLevel).toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
