package coach.ai.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.config.ClientConfiguration;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.ai.provider.openai.ResponsesProviders;
import coach.ai.provider.openai.ResponsesProviders.Account;
import coach.support.StubProvider;
import coach.support.stub.Script;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.util.Duration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ProviderClientTest {
  private static final int MANY = 1_000;

  private final MetricRegistry metrics = new MetricRegistry();
  private final StubProvider stub = StubProvider.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  private ModelProvider provider(ClientConfiguration configuration) {
    return ResponsesProviders.openAi(
        ProviderClient.of(configuration, metrics),
        stub.base(),
        Account.OF_THE_KEY,
        InstantSource.system());
  }

  @Test
  void thousandsWaitAtOnce() throws Exception {
    ModelProvider provider = provider(new ClientConfiguration());
    stub.thinks(java.time.Duration.ofMillis(500));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies =
          IntStream.range(0, MANY)
              .mapToObj(_ -> threads.submit(() -> provider.send(Orders.order(), Deltas.NONE)))
              .toList();

      for (Future<Reply> reply : replies) {
        assertThat(reply.get()).isInstanceOf(Reply.Completed.class);
      }
    }
    assertThat(stub.paid()).isEqualTo(MANY);
  }

  @Test
  void aConnectionThatTheProviderHasClosedCostsNoAttempt() {
    ClientConfiguration always = new ClientConfiguration();
    always.setValidateAfterInactivityPeriod(Duration.milliseconds(0)); // no test waits for a pause
    ModelProvider provider = provider(always);
    for (int i = 0; i < 5; i++) {
      assertThat(provider.send(Orders.order(), Deltas.NONE)).isInstanceOf(Reply.Completed.class);
      stub.hangUp();
      await().until(() -> stub.connections() == 0);
    }

    assertThat(stub.paid()).isEqualTo(5);
  }

  @Test
  void whoFindsNoConnectionInTimeHasSentNothing() throws Exception {
    ClientConfiguration one = new ClientConfiguration();
    one.setMaxConnections(1);
    one.setMaxConnectionsPerRoute(1);
    one.setConnectionRequestTimeout(Duration.milliseconds(50));
    ModelProvider provider = provider(one);
    stub.answers(Script.silence());
    Thread first = Thread.ofVirtual().start(() -> provider.send(Orders.order(), Deltas.NONE));
    await().until(() -> stub.paid() == 1);

    Reply reply = provider.send(Orders.order(), Deltas.NONE);

    assertThat(((Reply.Failed) reply).reason()).isEqualTo(FailureClass.UNREACHABLE);
    assertThat(((Reply.Failed) reply).code()).isEqualTo("pool_exhausted");
    assertThat(stub.paid()).isEqualTo(1);
    first.interrupt();
    first.join();
  }

  @Test
  void whoIsInterruptedBeforeSendingHasSentNothing() throws Exception {
    ModelProvider provider = provider(new ClientConfiguration());
    AtomicReference<Reply> reply = new AtomicReference<>();
    Thread asker =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  reply.set(provider.send(Orders.order(), Deltas.NONE));
                });

    asker.join();

    assertThat(((Reply.Failed) reply.get()).reason()).isEqualTo(FailureClass.UNREACHABLE);
    assertThat(stub.paid()).isZero();
  }

  @Test
  void theKeyIsInNoLogThatIsKept() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root.addAppender(appender);
    try {
      ModelProvider provider = provider(new ClientConfiguration());
      stub.next(Script.json(401, "{\"error\":{\"message\":\"" + Orders.KEY + "\"}}"));
      provider.send(Orders.order(), Deltas.NONE);
      provider.send(Orders.order(), Deltas.NONE);
      stub.next(Script.reset());
      provider.send(Orders.order(), Deltas.NONE);
    } finally {
      root.detachAppender(appender);
    }

    assertThat(appender.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(message -> message.contains(Orders.KEY));
  }

  @Test
  void aKeyCannotBringAHeaderWithIt() {
    provider(new ClientConfiguration()).models("sk-test\r\nX-Smuggled: 1");

    assertThat(stub.listings()).allSatisfy(call -> assertThat(call.header("X-Smuggled")).isEmpty());
    assertThat(stub.strays()).isEmpty();
  }

  @Test
  void theConnectionsAreMeasured() {
    provider(new ClientConfiguration()).send(Orders.order(), Deltas.NONE);

    assertThat(metrics.getNames()).anyMatch(name -> name.endsWith(".ai.leased-connections"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzipEnabled: true",
        "gzipEnabledForRequests: true",
        "chunkedEncodingEnabled: true",
        "cookiesEnabled: true"
      })
  void whatWouldBreakTheGatewayIsRefused(String yaml) {
    assertThatThrownBy(() -> configuration(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must be");
  }

  private static ClientConfiguration configuration(String yaml)
      throws IOException, ConfigurationException {
    return new YamlConfigurationFactory<>(
            ClientConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "dw")
        .build(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), yaml);
  }
}
