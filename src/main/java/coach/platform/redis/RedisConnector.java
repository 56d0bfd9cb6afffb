package coach.platform.redis;

import coach.platform.secret.Secret;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens connections to the configured Redis, each within the connect timeout.
final class RedisConnector implements AutoCloseable {
  private static final int THREADS = 2;
  private static final Duration SHUTDOWN = Duration.ofSeconds(1);

  private final Secret url;
  private final Duration commandTimeout;
  private final Duration connectTimeout;
  private final ClientResources resources;
  private final RedisClient client;

  RedisConnector(RedisConfiguration configuration) {
    this.url = configuration.url().orElseThrow();
    this.commandTimeout = configuration.commandTimeout().toJavaDuration();
    this.connectTimeout = configuration.connectTimeout().toJavaDuration();
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(options(connectTimeout));
  }

  /// Reads the URL anew each time, so that a rotated password is picked up.
  RedisLink open() throws RedisFailure, InterruptedException {
    try {
      RedisURI uri = RedisURI.create(url.reveal().strip());
      uri.setTimeout(connectTimeout);
      return new RedisLink(connected(uri), commandTimeout);
    } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
      throw RedisFailure.of(e);
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, SHUTDOWN);
    resources.shutdown(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }

  private StatefulRedisConnection<String, String> connected(RedisURI uri)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<StatefulRedisConnection<String, String>> connecting =
        client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
    try {
      return connecting.get(2 * connectTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      connecting.whenComplete(
          (late, _) -> {
            if (late != null) {
              late.closeAsync();
            }
          });
      throw e;
    }
  }

  /// No automatic reconnection and no queue: [Redis] decides when to try again, and a request never
  /// waits for a connection.
  private static ClientOptions options(Duration connectTimeout) {
    return ClientOptions.builder()
        .autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(
            SocketOptions.builder().connectTimeout(connectTimeout).keepAlive(true).build())
        .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
        .build();
  }
}
