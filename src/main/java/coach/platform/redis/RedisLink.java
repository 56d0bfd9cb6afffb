package coach.platform.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// One open connection. It is never mended: whoever sees it fail closes it, which ends the wait of
/// everyone else on it.
///
/// Thread-safe: commands of many threads share the connection.
final class RedisLink implements AutoCloseable {
  /// A write, because a Redis that is full, read-only or loading answers to PING as if all were
  /// well.
  private static final RedisScript PROBE =
      RedisScript.of("redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) return { 1 }");

  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final String PROBE_KEY = "coach:probe";
  private static final String PROBE_LIFETIME = "1000";

  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> commands;
  private final Duration timeout;

  RedisLink(StatefulRedisConnection<String, String> connection, Duration timeout) {
    this.connection = connection;
    this.commands = connection.async();
    this.timeout = timeout;
  }

  List<Long> run(RedisScript script, String key, String... arguments)
      throws RedisFailure, InterruptedException {
    String[] keys = {key};
    try {
      return answer(
          () -> commands.evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RedisNoScriptException)) {
        throw RedisFailure.of(e);
      }
    }
    return wait(() -> commands.eval(script.text(), ScriptOutputType.MULTI, keys, arguments));
  }

  void probe() throws RedisFailure, InterruptedException {
    run(PROBE, PROBE_KEY, PROBE_LIFETIME);
  }

  void ping() throws RedisFailure, InterruptedException {
    wait(commands::ping);
  }

  String memoryInfo() throws RedisFailure, InterruptedException {
    return wait(() -> commands.info("memory"));
  }

  /// Returns when the connection is closed, because the client would close it again at its end.
  @Override
  public void close() {
    connection
        .closeAsync()
        .completeOnTimeout(null, CLOSE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(_ -> null)
        .join();
  }

  private <T> T wait(Supplier<RedisFuture<T>> command) throws RedisFailure, InterruptedException {
    try {
      return answer(command);
    } catch (ExecutionException e) {
      throw RedisFailure.of(e);
    }
  }

  private <T> T answer(Supplier<RedisFuture<T>> command)
      throws RedisFailure, InterruptedException, ExecutionException {
    RedisFuture<T> reply = command.get();
    try {
      return reply.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw RedisFailure.of(e);
    }
  }
}
