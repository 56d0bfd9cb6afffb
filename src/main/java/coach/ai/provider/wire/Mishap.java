package coach.ai.provider.wire;

import coach.ai.FailureClass;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// Says what an exception of the HTTP library means.
///
/// Sent or not decides whether it may cost something; the time decides before the exception does,
/// because an interrupt or a deadline shows as a closed connection.
final class Mishap {
  private Mishap() {}

  /// Before there was an answer.
  static WireException whileAsking(Throwable problem, Deadline deadline) {
    return find(problem, SendingHandler.Sent.class).isPresent()
        ? whileReading(problem, deadline)
        : unsent(problem);
  }

  /// After the request had left.
  static WireException whileReading(Throwable problem, Deadline deadline) {
    if (Thread.currentThread().isInterrupted()) {
      return new WireException(FailureClass.TIMEOUT, "interrupted");
    }
    if (deadline.isOver()) {
      return new WireException(FailureClass.TIMEOUT, "deadline");
    }
    if (has(problem, SocketTimeoutException.class)) {
      return new WireException(FailureClass.TIMEOUT, "read_timeout");
    }
    if (has(problem, TruncatedChunkException.class)) {
      return new WireException(FailureClass.RESET, "truncated");
    }
    if (has(problem, MalformedChunkCodingException.class) || has(problem, HttpException.class)) {
      return new WireException(FailureClass.MALFORMED, "not_http");
    }
    return new WireException(FailureClass.RESET, "connection_lost");
  }

  private static WireException unsent(Throwable problem) {
    return new WireException(FailureClass.UNREACHABLE, why(problem));
  }

  private static String why(Throwable problem) {
    if (has(problem, ConnectionRequestTimeoutException.class)) {
      return "pool_exhausted";
    }
    if (has(problem, ConnectTimeoutException.class)) {
      return "connect_timeout";
    }
    if (has(problem, UnknownHostException.class)) {
      return "unknown_host";
    }
    if (has(problem, SSLException.class)) {
      return "tls";
    }
    if (has(problem, ConnectException.class)) {
      return "refused";
    }
    boolean late =
        Thread.currentThread().isInterrupted() || has(problem, InterruptedIOException.class);
    return late ? "interrupted" : "no_connection";
  }

  private static boolean has(Throwable problem, Class<? extends Throwable> type) {
    return find(problem, type).isPresent();
  }

  private static Optional<Throwable> find(Throwable problem, Class<? extends Throwable> type) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .findFirst();
  }
}
