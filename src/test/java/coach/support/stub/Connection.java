package coach.support.stub;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads requests from one connection, one after the other, and has each answered.
public final class Connection {
  /// Answers one request.
  public interface Answers {
    void give(Call call, Line line) throws IOException, InterruptedException;
  }

  private final Socket socket;
  private final Answers answers;

  public Connection(Socket socket, Answers answers) {
    this.socket = socket;
    this.answers = answers;
  }

  public void serve() throws IOException, InterruptedException {
    socket.setTcpNoDelay(true);
    InputStream input = new BufferedInputStream(socket.getInputStream());
    OutputStream output = new BufferedOutputStream(socket.getOutputStream());
    for (int count = 1; !socket.isClosed(); count++) {
      Optional<Call> call = read(input);
      if (call.isEmpty()) {
        return;
      }
      String id = "req-" + socket.getPort() + "-" + count;
      answers.give(call.get(), new Line(socket, input, output, id));
    }
  }

  private static Optional<Call> read(InputStream input) throws IOException {
    String request = line(input);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        return Optional.empty(); // no HTTP, such as the beginning of a TLS handshake
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    String body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = request.split(" ", -1);
    if (words.length != 3) {
      return Optional.empty();
    }
    return Optional.of(new Call(words[0], words[1], headers, body));
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
