package coach.ai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AiGateway.Deltas;
import coach.ai.config.ClientConfiguration;
import coach.ai.provider.wire.ProviderClient;
import coach.support.StubProvider;
import coach.support.stub.Script;
import com.codahale.metrics.MetricRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/// An adapter, and a stub that it speaks to.
@SuppressWarnings("this-escape") // a test class only says which adapter it is
public abstract class ProviderFixture {
  protected static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T15:00:00Z"));

  private static final ProviderClient CLIENT =
      ProviderClient.of(new ClientConfiguration(), new MetricRegistry());

  protected final StubProvider stub = StubProvider.start();
  protected final ModelProvider provider = provider(CLIENT, stub.base());

  protected abstract ModelProvider provider(ProviderClient client, URI base);

  protected static ProviderClient client() {
    return CLIENT;
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  protected final Reply send() {
    return provider.send(Orders.order(), Deltas.NONE);
  }

  protected final Reply answered(Script script) {
    stub.answers(script);
    return send();
  }

  protected final Reply.Completed completed(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Completed.class);
    return (Reply.Completed) reply;
  }

  protected final Reply.Failed failed(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return (Reply.Failed) reply;
  }

  /// The same adapter with another base.
  protected final ModelProvider to(String base) {
    return provider(CLIENT, URI.create(base));
  }
}
