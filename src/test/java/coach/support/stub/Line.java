package coach.support.stub;

import coach.support.stub.Script.Ending;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The stub's side of a connection, after a request was read from it.
public final class Line {
  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private final String requestId;

  Line(Socket socket, InputStream input, OutputStream output, String requestId) {
    this.socket = socket;
    this.input = input;
    this.output = output;
    this.requestId = requestId;
  }

  public void answer(int status, String type, byte[] body, Map<String, String> headers)
      throws IOException {
    StringBuilder head = head(status, type);
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    output.write(head.toString().getBytes(StandardCharsets.UTF_8));
    output.write(body);
    output.flush();
  }

  public void chunked(int status, String type, List<byte[]> pieces) throws IOException {
    begin(status, type);
    for (byte[] piece : pieces) {
      chunk(piece);
    }
    end(Ending.PROPER);
  }

  public void begin(int status, String type) throws IOException {
    write(head(status, type) + "Transfer-Encoding: chunked\r\n\r\n");
  }

  /// An empty chunk would end the body, so there is none.
  public void chunk(byte[] piece) throws IOException {
    if (piece.length > 0) {
      output.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
      output.write(piece);
      write("\r\n");
    }
  }

  public void end(Ending ending) throws IOException {
    switch (ending) {
      case PROPER -> write("0\r\n\r\n");
      case HANG_UP -> socket.close();
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    }
  }

  /// What stands on the line without any HTTP around it.
  public void write(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  /// Never returns: in the end the caller is gone.
  public void awaitHangUp() throws IOException {
    while (input.read() >= 0) {
      // What a caller says now is nobody's concern.
    }
    throw new EOFException("the caller has hung up");
  }

  private StringBuilder head(int status, String type) {
    return new StringBuilder()
        .append("HTTP/1.1 " + status + " Stub\r\n")
        .append("Content-Type: " + type + "\r\n")
        .append("x-request-id: " + requestId + "\r\n")
        .append("request-id: " + requestId + "\r\n");
  }
}
