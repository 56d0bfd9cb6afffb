package coach.bench.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP connection that stays open. Thousands of these on virtual threads cost the measured
/// service less than any library's client would: they share its cores.
public final class Line implements AutoCloseable {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 90_000;

  private final Socket socket;
  private final InputStream input;

  private Line(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream(), 2048);
  }

  public static Line to(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(READ_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return new Line(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// An answer and how long it took, from the first byte sent to the last received.
  ///
  /// @param headers by name in any case
  /// @param firstNanos until the first byte of its body
  public record Reply(
      int status, Map<String, String> headers, String body, long firstNanos, long nanos) {
    public double millis() {
      return nanos / 1e6;
    }

    public double firstMillis() {
      return firstNanos / 1e6;
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// @param key what comes after `Bearer`; empty = none
  public static byte[] request(String method, String path, String key, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!key.isEmpty()) {
      headers.put("Authorization", "Bearer " + key);
    }
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    return request(method, path, headers, body);
  }

  /// @param headers beside those that every request has
  public static byte[] request(
      String method, String path, Map<String, String> headers, String body) {
    return request(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] request(
      String method, String path, Map<String, String> headers, byte[] bytes) {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(bytes);
    return request.toByteArray();
  }

  public Reply send(byte[] request) throws IOException {
    long start = System.nanoTime();
    socket.getOutputStream().write(request);
    String first = text();
    int status = Integer.parseInt(first.split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = text(); !line.isEmpty(); line = text()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    if (!"0".equals(headers.get("Content-Length"))) {
      awaitByte();
    }
    long begun = System.nanoTime() - start;
    String body = new String(body(headers), StandardCharsets.UTF_8);
    return new Reply(status, headers, body, begun, System.nanoTime() - start);
  }

  /// Leaves it where it is.
  private void awaitByte() throws IOException {
    input.mark(1);
    int _ = input.read();
    input.reset();
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunks();
    }
    return exactly(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.writeBytes(exactly(size));
      String _ = text();
    }
    String _ = text();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(text(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = input.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("half an answer");
    }
    return bytes;
  }

  private String text() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("no answer");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
