package coach.ops;

import static coach.ops.RunningService.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.ConfigOverride;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AdminPortTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer " + TOKEN};

  @SuppressWarnings("NullAway.Init")
  private static RunningService open;

  @SuppressWarnings("NullAway.Init")
  private static RunningService guarded;

  @BeforeAll
  static void start() throws Exception {
    open = RunningService.start();
    guarded =
        RunningService.start(
            ConfigOverride.config("operations.adminToken", TOKEN),
            ConfigOverride.config("mode", "production"));
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck", "/metrics", "/threads", "/ping", "/prometheus"})
  void theListedPagesExistForProgramsOnThisMachine(String page) throws Exception {
    assertThat(open.admin(page).statusCode()).isEqualTo(200);
    assertThat(open.admin(page).body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/pprof",
        "/tasks",
        "/tasks/",
        "/tasks/nope",
        "/metrics/",
        "/metricsx",
        "/threads/..;/pprof",
        "/favicon.ico",
        "//pprof"
      })
  void everythingElseDoesNotExist(String page) throws Exception {
    HttpResponse<String> answer = open.admin(page);

    assertThat(answer.statusCode()).isIn(404, 400);
    assertThat(answer.body()).doesNotContain("Operational Menu");
  }

  @Test
  void whatDoesNotExistIsToldAsAProblem() throws Exception {
    HttpResponse<String> answer = open.admin("/pprof");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = open.tree(answer.body());
    assertThat(problem.fieldNames())
        .toIterable()
        .containsExactly("type", "title", "status", "detail", "code", "request_id", "errors");
    assertThat(problem.path("code").asText()).isEqualTo("not_found");
    assertThat(problem.path("request_id").asText()).isNotEmpty();
  }

  @Test
  void aTaskIsPostedAndAPageIsRead() throws Exception {
    assertThat(open.admin("/tasks/gc").statusCode()).isEqualTo(405);
    assertThat(open.admin("/tasks/gc").headers().firstValue("Allow")).contains("POST");
    assertThat(open.task("gc").body()).startsWith("heap used: ");
    assertThat(open.task("../metrics").statusCode()).isIn(404, 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer wrong", "Basic " + TOKEN, "Bearer", "Bearer " + TOKEN + "x"})
  void withATokenConfiguredNobodyEntersWithoutIt(String authorization) throws Exception {
    String[] headers =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};

    HttpResponse<String> answer = guarded.admin("/ping", headers);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(guarded.tree(answer.body()).path("code").asText()).isEqualTo("unauthenticated");
    assertThat(guarded.task("drain", headers).statusCode()).isEqualTo(401);
    assertThat(guarded.service.feature().draining().getAsBoolean()).isFalse();
  }

  @Test
  void theTokenOpensPagesAndTasks() throws Exception {
    assertThat(guarded.admin("/ping", OPERATOR).body()).isEqualTo("pong\n");
    assertThat(guarded.admin("/ping", "Authorization", "bearer " + TOKEN).statusCode())
        .isEqualTo(200);
    assertThat(guarded.task("gc", OPERATOR).statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowserThatAForeignPageSentIsRefused() throws Exception {
    assertThat(open.task("gc", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(statusLine("evil.example")).contains(" 403 ");
    assertThat(statusLine("localhost:" + open.adminPort())).contains(" 200 ");
  }

  @Test
  void theHealthCheckReadsWhatComponentsRemember() throws Exception {
    JsonNode checks = open.tree(open.admin("/healthcheck").body());

    assertThat(checks.fieldNames())
        .toIterable()
        .containsExactly("database", "deadlocks", "ready", "redis");
    assertThat(checks.at("/database/healthy").asBoolean()).isTrue();
    assertThat(checks.at("/database/checked_at").asText()).isEqualTo("2026-03-02T14:59:58Z");
  }

  @Test
  void whatTheServiceWorksWithoutIsToldToBeDownAndDoesNotFailThePage() throws Exception {
    open.service.redis.health = TinyService.Switch.down();
    try {
      HttpResponse<String> page = open.admin("/healthcheck");
      JsonNode redis = open.tree(page.body()).path("redis");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(redis.path("healthy").asBoolean()).isTrue();
      assertThat(redis.path("status").asText()).isEqualTo("down");
      assertThat(redis.path("message").asText()).isEqualTo("does not answer");
    } finally {
      open.service.redis.health = TinyService.Switch.up();
    }
  }

  @Test
  void whatTheServiceNeedsFailsThePage() throws Exception {
    open.service.database.health = TinyService.Switch.down();
    try {
      HttpResponse<String> page = open.admin("/healthcheck");

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(open.tree(page.body()).at("/database/status").asText()).isEqualTo("down");
    } finally {
      open.service.database.health = TinyService.Switch.up();
    }
  }

  @Test
  void aLogLevelChangesForATimeAndComesBack() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("org.postgresql.test");

    HttpResponse<String> answer =
        open.task("log-level?logger=org.postgresql.test&level=debug&duration=PT0.3S");

    assertThat(answer.body()).isEqualTo("org.postgresql.test is DEBUG for PT0.3S\n");
    assertThat(logger.getLevel()).isEqualTo(Level.DEBUG);
    await().atMost(Duration.ofSeconds(5)).until(() -> logger.getLevel() == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log-level",
        "log-level?logger=coach",
        "log-level?logger=coach&level=LOUD",
        "log-level?logger=coach&level=ALL",
        "log-level?logger=%0a&level=INFO",
        "log-level?logger=coach&level=INFO&duration=soon",
        "log-level?logger=coach&level=INFO&duration=-PT1S",
        "log-level?logger=coach&level=INFO&duration=P30D",
        "log-level?logger=org.postgresql&level=DEBUG",
        "log-level?logger=ROOT&level=TRACE",
        "log-level?logger=coaching&level=DEBUG"
      })
  void aSenselessOrRevealingLogLevelIsRefusedInProduction(String task) throws Exception {
    HttpResponse<String> answer = guarded.task(task, OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(guarded.tree(answer.body()).path("errors")).hasSize(1);
  }

  @Test
  void ourOwnLoggersMayBeLoudInProduction() throws Exception {
    assertThat(
            guarded
                .task("log-level?logger=coach.market&level=DEBUG&duration=PT0.1S", OPERATOR)
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain"})
  void whatATaskIsGivenInItsBodyIsNoParameterAndInNoLog(String type) throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger tasks = (Logger) LoggerFactory.getLogger("coach.ops.admin.AdminTasks");
    tasks.addAppender(log);
    log.start();

    String answer = measure("made-up=secret-0123456789", type).body();

    tasks.detachAppender(log);
    assertThat(answer).isEqualTo("25 [of]");
    assertThat(log.list).hasSize(1);
    assertThat(log.list.getFirst().getFormattedMessage()).doesNotContain("made-up", "secret");
  }

  @Test
  void aTaskTakesNoLongBody() throws Exception {
    assertThat(measure("x".repeat(4096), "text/plain").body()).isEqualTo("4096 [of]");
    assertThat(measure("x".repeat(4097), "text/plain").statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> measure(String body, String type) throws Exception {
    return open.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + open.adminPort() + "/tasks/measure?of=body"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String statusLine(String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", open.adminPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /ping HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
