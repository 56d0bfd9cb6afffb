package coach.web.edge;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Ends connections that take too long over a header, or over the marks between pieces of a body: a
/// byte now and then resets an idle timeout for ever, and no data rate is measured there.
///
/// Only the scheduler's thread touches its state.
final class SlowSenders {
  private static final int LOOKS_PER_DEADLINE = 4;

  private final Server server;
  private final long deadlineNanos;
  private final long everyMillis;
  private Map<HttpConnection, Waiting> waiting = new IdentityHashMap<>();
  private volatile boolean stopped;

  /// @param message how many the connection had before this one
  private record Waiting(long message, boolean inHeader, long sinceNanos) {}

  SlowSenders(Server server, Duration deadline) {
    this.server = server;
    this.deadlineNanos = deadline.toNanos();
    this.everyMillis = Math.clamp(deadline.toMillis() / LOOKS_PER_DEADLINE, 10, 1000);
  }

  void start() {
    Scheduler scheduler = server.getScheduler();
    if (!stopped && scheduler.isRunning()) {
      scheduler.schedule(this::lookAndAgain, everyMillis, TimeUnit.MILLISECONDS);
    }
  }

  void stop() {
    stopped = true;
  }

  private void lookAndAgain() {
    try {
      look(System.nanoTime());
    } finally {
      start();
    }
  }

  private void look(long now) {
    Map<HttpConnection, Waiting> still = new IdentityHashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        HttpConnection connection = http(endPoint);
        if (connection != null && endPoint.isFillInterested() && isBetween(connection)) {
          look(connection, now, still);
        }
      }
    }
    waiting = still;
  }

  private void look(HttpConnection connection, long now, Map<HttpConnection, Waiting> still) {
    long message = connection.getMessagesIn();
    boolean inHeader = isInHeader(connection.getParser().getState());
    Waiting before = waiting.get(connection);
    if (before == null || before.message() != message || before.inHeader() != inHeader) {
      still.put(connection, new Waiting(message, inHeader, now));
    } else if (now - before.sinceNanos() < deadlineNanos) {
      still.put(connection, before);
    } else {
      connection.getEndPoint().close(new TimeoutException("Header deadline expired"));
    }
  }

  private static boolean isBetween(HttpConnection connection) {
    HttpParser.State state = connection.getParser().getState();
    return isInHeader(state)
        || switch (state) {
          case CHUNK_SIZE, CHUNK_PARAMS, CHUNK_END, TRAILER -> true;
          default -> false;
        };
  }

  private static boolean isInHeader(HttpParser.State state) {
    return state != HttpParser.State.START && state.ordinal() <= HttpParser.State.HEADER.ordinal();
  }

  private static @Nullable HttpConnection http(EndPoint endPoint) {
    Connection connection = endPoint.getConnection();
    if (connection instanceof SslConnection tls) {
      connection = tls.getSslEndPoint().getConnection();
    }
    return connection instanceof HttpConnection http ? http : null;
  }
}
