package coach.ai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.support.stub.Script;
import coach.support.stub.Script.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What every adapter survives of connections: lost, silent, slow, endless, or none.
public abstract class ModelProviderConnections extends ModelProviderFaults {
  private static final String EVENTS = "text/event-stream";
  private static final String JSON = "application/json";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void aConnectionThatEndsAfterTheRequestIsAReset() {
    String half = whole(usage(1, 0, 0, 1, 0)).substring(0, 20);

    assertThat(classOf(Script.reset())).isEqualTo(FailureClass.RESET);
    assertThat(classOf(Script.hangUp())).isEqualTo(FailureClass.RESET);
    assertThat(classOf(Script.half(JSON, half, Ending.RESET))).isEqualTo(FailureClass.RESET);
    assertThat(classOf(Script.half(JSON, half, Ending.HANG_UP))).isEqualTo(FailureClass.RESET);
  }

  @Test
  void aStreamThatIsResetHasBegun() {
    Heard heard = new Heard();

    Reply.Failed failed = streamed(Script.half(EVENTS, streamWithoutEnd(), Ending.HANG_UP), heard);

    assertThat(failed.reason()).isEqualTo(FailureClass.RESET);
    assertThat(failed.begun()).isTrue();
  }

  @Test
  void whatIsNoHttpIsMalformed() {
    Script mail =
        (_, line) -> {
          line.write("220 mail.example.com ESMTP\r\n\r\n");
          line.end(Ending.HANG_UP);
        };
    Script badChunk = (_, line) -> line.write(CHUNKED + "zz\r\n{}\r\n");

    assertThat(classOf(mail)).isIn(FailureClass.MALFORMED, FailureClass.RESET);
    assertThat(classOf(badChunk)).isEqualTo(FailureClass.MALFORMED);
  }

  @Test
  void silenceEndsWithTheTime() {
    stub.answers(Script.silence());

    Reply.Failed failed = failed(provider.send(Orders.order(SHORT), Deltas.NONE));

    assertThat(failed.reason()).isEqualTo(FailureClass.TIMEOUT);
    await().until(() -> stub.abandoned() == 1);
  }

  @Test
  void bytesThatTrickleInEndWithTheTimeToo() {
    for (String type : List.of(JSON, EVENTS)) {
      stub.answers(Script.drip(type, " ".repeat(1_000), Duration.ofMillis(50)));

      Reply.Failed failed = failed(provider.send(Orders.order(SHORT), new Heard()));

      assertThat(failed.reason()).isEqualTo(FailureClass.TIMEOUT);
    }
  }

  @Test
  void aBodyWithoutEndIsNotReadToItsEnd() {
    assertThat(classOf(Script.flood(JSON, " ".repeat(60_000)))).isEqualTo(FailureClass.MALFORMED);
    assertThat(classOf(Script.flood(EVENTS, "a".repeat(60_000)))).isEqualTo(FailureClass.MALFORMED);
    assertThat(
            classOf(
                (_, line) -> {
                  line.begin(429, JSON);
                  while (true) {
                    line.chunk(new byte[60_000]);
                  }
                }))
        .isEqualTo(FailureClass.RATE_LIMITED);
    await().until(() -> stub.abandoned() == 3);
  }

  @Test
  void whatFollowsTheEndOfAStreamIsNotWaitedFor() {
    stub.answers(
        (_, line) -> {
          line.begin(200, EVENTS);
          line.chunk(stream().getBytes(StandardCharsets.UTF_8));
          line.awaitHangUp();
        });

    assertThat(completed(provider.send(Orders.order(), new Heard())).text()).isEqualTo(TEXT);
    await().until(() -> stub.abandoned() == 1);
  }

  @Test
  void noConnectionMeansThatNothingWasSent() {
    int closed = stub.port();
    stub.close();

    for (String base :
        List.of("http://127.0.0.1:" + closed + "/v1", "http://no-such-host.invalid/v1")) {
      Reply.Failed failed = failed(to(base).send(Orders.order(), Deltas.NONE));

      assertThat(failed.reason()).as(base).isEqualTo(FailureClass.UNREACHABLE);
    }
  }

  @Test
  void aHandshakeThatFailsMeansThatNothingWasSent() {
    ModelProvider encrypted = to("https://127.0.0.1:" + stub.port() + "/v1");
    Reply.Failed failed = failed(encrypted.send(Orders.order(SHORT), Deltas.NONE));

    assertThat(failed.reason()).isEqualTo(FailureClass.UNREACHABLE);
    assertThat(stub.paid()).isZero();
  }

  @Test
  void anInterruptEndsTheRequestAndItsConnection() throws InterruptedException {
    for (Script script : List.of(Script.silence(), endless())) {
      stub.answers(script);
      int before = stub.paid();
      int abandoned = stub.abandoned();
      AtomicReference<Reply> reply = new AtomicReference<>();
      AtomicBoolean restored = new AtomicBoolean();
      Thread asker =
          Thread.ofVirtual()
              .start(
                  () -> {
                    reply.set(provider.send(Orders.order(), new Heard()));
                    restored.set(Thread.currentThread().isInterrupted());
                  });
      await().until(() -> stub.paid() == before + 1);

      asker.interrupt();
      asker.join();

      assertThat(failed(reply.get()).reason()).isEqualTo(FailureClass.TIMEOUT);
      assertThat(restored).isTrue();
      await().until(() -> stub.abandoned() == abandoned + 1);
    }
  }

  /// Comments, so fast that the reader never has to wait.
  private static Script endless() {
    return Script.flood(EVENTS, ": still here\n");
  }
}
