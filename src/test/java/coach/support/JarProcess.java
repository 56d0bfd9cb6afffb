package coach.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The finished jar as an operator starts it, in a directory of its own.
public final class JarProcess implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Process process;
  private final Path output;
  private final int port;

  /// @param output whose name begins those of the files that have what it prints
  private JarProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /// Starts `java -jar trading-coach.jar ARGUMENTS` with both shipped files beside it.
  public static JarProcess start(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    return start(directory, List.of(), environment, arguments);
  }

  /// @param prefix such as `setpriv --reuid 65534`
  public static JarProcess start(
      Path directory, List<String> prefix, Map<String, String> environment, String... arguments)
      throws IOException {
    for (String name : List.of("config.yml", "config-production.yml")) {
      if (!Files.exists(directory.resolve(name))) {
        Files.copy(Path.of(name), directory.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    int port = freePort();
    String name = "process-" + COUNT.incrementAndGet();
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(JAVA, "-Xmx512m", "-jar", jar()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(name + ".stdout").toFile())
            .redirectError(directory.resolve(name + ".stderr").toFile());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("ADMIN_PORT", Integer.toString(freePort()));
    builder.environment().putAll(environment);
    return new JarProcess(builder.start(), directory.resolve(name), port);
  }

  private static String jar() {
    String jar = System.getProperty("coach.jar", "target/trading-coach.jar");
    assertThat(Path.of(jar)).as("made by the package phase").exists();
    return Path.of(jar).toAbsolutePath().toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Types a line, and then nothing more.
  public JarProcess type(String line) throws IOException {
    try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(line + "\n");
    }
    return this;
  }

  public int port() {
    return port;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  public boolean isReady() {
    assertThat(process.isAlive()).as(() -> output()).isTrue();
    try {
      return get("/health-check?type=ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// SIGTERM.
  public JarProcess terminate() {
    process.destroy();
    return this;
  }

  /// SIGKILL.
  public JarProcess kill() {
    process.destroyForcibly();
    return this;
  }

  public int exitCode() {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(() -> "ended: " + output()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String stdout() {
    return read("stdout");
  }

  public String stderr() {
    return read("stderr");
  }

  public String output() {
    return stdout() + stderr();
  }

  private String read(String name) {
    try {
      return Files.readString(output.resolveSibling(output.getFileName() + "." + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate().exitCode();
    }
  }
}
