package coach.web.edge;

import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/// A request whose body is counted while it is read, and timed while we wait for it.
///
/// Jetty's own data rate counts from the first byte to the last read, and so blames a client for
/// our delays: an empty body that is read twice within 16 ms or more is a 408 at 64 B/s.
final class MeteredBody extends Request.Wrapper {
  private static final long GRACE_NANOS = 2_000_000_000L;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long maxBytes;
  private final long bytesPerSecond;
  private volatile long waitedNanos;
  private volatile long bytes;

  MeteredBody(Request request, long maxBytes, long bytesPerSecond) {
    super(request);
    this.maxBytes = maxBytes;
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public Content.@Nullable Chunk read() {
    Content.Chunk chunk = super.read();
    if (chunk == null) {
      return null;
    }
    bytes = bytes + chunk.remaining();
    if (bytes > maxBytes) {
      return refused(chunk, HttpStatus.PAYLOAD_TOO_LARGE_413, detail(maxBytes));
    }
    return isTooSlow() && !chunk.isLast()
        ? refused(chunk, HttpStatus.REQUEST_TIMEOUT_408, "The body came too slowly.")
        : chunk;
  }

  @Override
  public void demand(Runnable available) {
    long since = System.nanoTime();
    super.demand(
        Invocable.from(
            Invocable.getInvocationType(available),
            () -> {
              waitedNanos = waitedNanos + (System.nanoTime() - since);
              available.run();
            }));
  }

  private boolean isTooSlow() {
    long waited = waitedNanos;
    return waited > GRACE_NANOS && bytes < bytesPerSecond * (waited / SECOND_NANOS);
  }

  static String detail(long maxBytes) {
    return "The body may have at most " + maxBytes + " bytes.";
  }

  private static Content.Chunk refused(Content.Chunk chunk, int status, String reason) {
    chunk.release();
    return Content.Chunk.from(new Refused(status, reason), true);
  }

  /// Jetty and the mapper both read the status off it.
  private static final class Refused extends IOException implements HttpException {
    private final int status;
    private final String reason;

    Refused(int status, String reason) {
      super(reason);
      this.status = status;
      this.reason = reason;
    }

    @Override
    public int getCode() {
      return status;
    }

    @Override
    public String getReason() {
      return reason;
    }
  }
}
