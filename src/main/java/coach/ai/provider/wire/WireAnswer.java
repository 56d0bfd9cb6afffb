package coach.ai.provider.wire;

import coach.ai.FailureClass;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// An answer whose head is there; its body is read within the deadline, and up to a limit.
public final class WireAnswer implements AutoCloseable {
  private static final int MOST_OF_A_BODY = 8 << 20;

  /// Not kept, unlike a body; and each letter of a long answer may come in an event of its own.
  private static final long MOST_OF_A_STREAM = 256L << 20;

  /// The last event repeats the whole answer.
  private static final int LONGEST_EVENT = 4 << 20;

  private final Response response;
  private final Deadline deadline;
  private final Headers headers;
  private final byte[] buffer = new byte[8 << 10];

  WireAnswer(Response response, Deadline deadline) {
    this.response = response;
    this.deadline = deadline;
    this.headers = new Headers(response.getStringHeaders());
  }

  /// Turns an event into a result, or waits for the next one.
  public interface Listener<T> {
    Optional<T> hear(SseEvent event);
  }

  public int status() {
    return response.getStatus();
  }

  public Headers headers() {
    return headers;
  }

  public boolean isStream() {
    return headers.get("Content-Type").orElse("").startsWith("text/event-stream");
  }

  public byte[] whole() throws WireException {
    InputStream body = body();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int count = read(body); count >= 0; count = read(body)) {
      whole.write(buffer, 0, count);
      if (whole.size() > MOST_OF_A_BODY) {
        throw new WireException(FailureClass.MALFORMED, "too_large");
      }
    }
    return whole.toByteArray();
  }

  /// Returns the first result; absent when the stream ends without one.
  public <T> Optional<T> events(Listener<T> listener) throws WireException {
    InputStream body = body();
    SseParser parser = new SseParser(LONGEST_EVENT);
    long total = 0;
    for (int count = read(body); count >= 0; count = read(body)) {
      total += count;
      if (total > MOST_OF_A_STREAM) {
        throw new WireException(FailureClass.MALFORMED, "too_large");
      }
      parser.feed(buffer, count);
      Optional<T> result = firstResult(parser, listener);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<T> firstResult(SseParser parser, Listener<T> listener) {
    Optional<SseEvent> event = parser.next();
    while (event.isPresent()) {
      Optional<T> result = listener.hear(event.get());
      if (result.isPresent()) {
        return result;
      }
      event = parser.next();
    }
    return Optional.empty();
  }

  private InputStream body() throws WireException {
    try {
      return response.readEntity(InputStream.class);
    } catch (ProcessingException e) {
      throw Mishap.whileReading(e, deadline);
    }
  }

  /// Bytes that trickle in never let the socket time out, so the clock is asked each time.
  private int read(InputStream body) throws WireException {
    try {
      int count = body.read(buffer);
      if (count >= 0 && Thread.currentThread().isInterrupted()) {
        throw new WireException(FailureClass.TIMEOUT, "interrupted");
      }
      if (count >= 0 && deadline.isOver()) {
        throw new WireException(FailureClass.TIMEOUT, "deadline");
      }
      return count;
    } catch (IOException e) {
      throw Mishap.whileReading(e, deadline);
    }
  }

  @Override
  public void close() {
    try {
      response.close();
    } catch (ProcessingException _) {
      // What there was to read has been read, and the connection is given up.
    }
  }
}
