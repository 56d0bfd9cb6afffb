package coach.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A client that sends what it is told, valid or not.
final class RawHttp implements Closeable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /// One exchange on a connection of its own.
  static Answer send(int port, String text) {
    try (var client = new RawHttp(port)) {
      client.write(text);
      return client.read(text.startsWith("HEAD "));
    } catch (IOException e) {
      throw new AssertionError("no answer to: " + text, e);
    }
  }

  static Answer get(int port, String path, String... headers) {
    return send(port, request("GET", path, "", headers));
  }

  static Answer post(int port, String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return send(port, request("POST", path, json, all.toArray(String[]::new)));
  }

  static String request(String method, String path, String body, String... headers) {
    var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
    }
    return text.append("\r\n").append(body).toString();
  }

  void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  boolean isClosedByServer() throws IOException {
    return in.read() < 0;
  }

  Answer read() throws IOException {
    return read(false);
  }

  Answer read(boolean head) throws IOException {
    String statusLine = line();
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    Answer answer = new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers, "");
    return new Answer(answer.status(), headers, head ? "" : body(answer));
  }

  private String body(Answer answer) throws IOException {
    if (answer.status() == 204 || answer.status() == 304) {
      return "";
    }
    if (answer.has("Transfer-Encoding")) {
      var body = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
      return body.toString(UTF_8);
    }
    return answer.has("Content-Length")
        ? new String(in.readNBytes(Integer.parseInt(answer.header("Content-Length"))), UTF_8)
        : new String(in.readAllBytes(), UTF_8);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  record Answer(int status, List<String> headers, String body) {
    boolean has(String name) {
      return !all(name).isEmpty();
    }

    /// The only one of that name.
    String header(String name) {
      List<String> values = all(name);
      if (values.size() != 1) {
        throw new AssertionError(name + " is there " + values.size() + " times: " + headers);
      }
      return values.getFirst();
    }

    List<String> all(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    String code() {
      return json().path("code").asText();
    }
  }
}
