package coach.ai.provider.wire;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.httpclient5.InstrumentedHttpClientConnectionManager;
import io.dropwizard.client.HttpClientBuilder;
import io.dropwizard.client.JerseyClientBuilder;
import io.dropwizard.client.JerseyClientConfiguration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.util.Duration;
import jakarta.ws.rs.client.Client;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.util.TimeValue;
import org.glassfish.jersey.client.ClientProperties;

/// The client that all providers share: its connections are counted per host. Thread-safe.
public final class ProviderClient implements AutoCloseable {
  /// In the names of Dropwizard's own metrics: `…HttpClientConnectionManager.ai.…`.
  private static final String NAME = "ai";

  private final Client client;

  private ProviderClient(Client client) {
    this.client = client;
  }

  /// Closed with the environment.
  public static ProviderClient of(
      JerseyClientConfiguration configuration, Environment environment) {
    JerseyClientBuilder builder = new JerseyClientBuilder(environment);
    builder.setApacheHttpClientBuilder(new Apache(environment.metrics(), configuration));
    return build(builder, configuration);
  }

  /// For who has no environment, and closes it himself.
  public static ProviderClient of(JerseyClientConfiguration configuration, MetricRegistry metrics) {
    JerseyClientBuilder builder = new JerseyClientBuilder(metrics);
    builder.setApacheHttpClientBuilder(new Apache(metrics, configuration));
    builder.using(Executors.newVirtualThreadPerTaskExecutor(), Jackson.newObjectMapper());
    return build(builder, configuration);
  }

  private static ProviderClient build(
      JerseyClientBuilder builder, JerseyClientConfiguration configuration) {
    return new ProviderClient(
        builder
            .using(configuration)
            .name("trading-coach")
            .withProperty(ClientProperties.FOLLOW_REDIRECTS, false)
            .build(NAME));
  }

  Client client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }

  /// Dropwizard's builder, and what its configuration cannot say.
  private static final class Apache extends HttpClientBuilder {
    /// Each connection has three of them, and most wait for an answer with all three empty.
    private static final Http1Config SMALL_BUFFERS =
        Http1Config.custom().setBufferSize(2_048).build();

    private final MetricRegistry metrics;
    private final Duration timeToLive;

    private Apache(MetricRegistry metrics, JerseyClientConfiguration configuration) {
      super(metrics);
      this.metrics = metrics;
      this.timeToLive = configuration.getTimeToLive();
    }

    @Override
    @SuppressWarnings("deprecation") // in Dropwizard's signature
    protected InstrumentedHttpClientConnectionManager createConnectionManager(
        Registry<ConnectionSocketFactory> registry, String name) {
      return configureConnectionManager(
          InstrumentedHttpClientConnectionManager.builder(metrics)
              .socketFactoryRegistry(registry)
              .connFactory(
                  ManagedHttpClientConnectionFactory.builder().http1Config(SMALL_BUFFERS).build())
              .timeToLive(TimeValue.of(timeToLive.getQuantity(), timeToLive.getUnit()))
              .name(name)
              .build());
    }

    @Override
    protected org.apache.hc.client5.http.impl.classic.HttpClientBuilder customizeBuilder(
        org.apache.hc.client5.http.impl.classic.HttpClientBuilder builder) {
      return builder
          .addExecInterceptorBefore(
              ChainElement.MAIN_TRANSPORT.name(), "sending", new SendingHandler())
          .disableRedirectHandling()
          .disableAutomaticRetries()
          .disableCookieManagement()
          .disableAuthCaching()
          .evictExpiredConnections();
    }
  }
}
