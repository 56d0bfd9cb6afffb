package coach.ops.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/// Holds back a page until it is complete, so that a secret cannot slip through between two writes.
final class RedactedResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(16 * 1024);
  private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(held, UTF_8));

  RedactedResponse(HttpServletResponse response) {
    super(response);
  }

  void release(UnaryOperator<String> redactor) throws IOException {
    writer.flush();
    byte[] page = redactor.apply(held.toString(UTF_8)).getBytes(UTF_8);
    getResponse().setContentLength(page.length);
    getResponse().getOutputStream().write(page);
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new HeldStream(held);
  }

  @Override
  public void flushBuffer() {
    writer.flush();
  }

  @Override
  public void setContentLength(int length) {
    // the length before redaction says nothing about the length after it
  }

  @Override
  public void setContentLengthLong(long length) {
    // as above
  }

  private static final class HeldStream extends ServletOutputStream {
    private final ByteArrayOutputStream held;

    HeldStream(ByteArrayOutputStream held) {
      this.held = held;
    }

    @Override
    public void write(int b) {
      held.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      held.write(bytes, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("admin pages are written synchronously");
    }
  }
}
