package coach.bench.rig;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The finished jar as a service, which can be killed and started again on the same port.
public final class Node implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR =
      Path.of(System.getProperty("coach.jar", "target/trading-coach.jar")).toAbsolutePath();

  private final Path directory;
  private final List<String> options;
  private final Map<String, String> environment;
  private final int port;
  private final int adminPort;
  private Process process;

  private Node(Path directory, List<String> options, Map<String, String> environment)
      throws IOException {
    this.directory = Files.createDirectories(directory);
    this.options = options;
    this.environment = environment;
    this.port = freePort();
    this.adminPort = freePort();
    Files.copy(Path.of("config.yml"), directory.resolve("config.yml"));
    this.process = launch("server", "service.log");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /// @param options of Java's
  public static Node start(Path directory, List<String> options, Map<String, String> environment)
      throws IOException {
    return new Node(directory, options, environment);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  public int adminPort() {
    return adminPort;
  }

  public long pid() {
    return process.pid();
  }

  /// Waits until it takes requests; false when it has ended instead.
  public boolean awaitReady() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      if (isReady()) {
        return true;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return false;
  }

  private boolean isReady() {
    try (Line line = Line.to(port)) {
      return line.send(Line.request("GET", "/health-check?type=ready", "", "")).status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /// SIGKILL.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void restart() throws IOException {
    process = launch("server", "service.log");
  }

  /// What a command of the jar printed, after its exit code.
  public String command(String... words) throws IOException, InterruptedException {
    Process command = launch(String.join(" ", words), "command.log");
    int code = command.waitFor();
    String printed = Files.readString(directory.resolve("command.log")).strip();
    Files.delete(directory.resolve("command.log"));
    return code + " " + printed;
  }

  private Process launch(String words, String log) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words.split(" ")));
    command.add("config.yml");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve(log).toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("ADMIN_PORT", Integer.toString(adminPort));
    return builder.start();
  }

  /// Resident memory, now (`VmRSS`) or at most so far (`VmHWM`).
  public long megabytes(String figure) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith(figure + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /// Processor time that it has used, in seconds.
  public double cpuSeconds() throws IOException {
    String[] words =
        Files.readString(Path.of("/proc", "" + pid(), "stat")).split("\\) ")[1].split(" ");
    return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / 100.0;
  }

  public String log() throws IOException {
    return Files.readString(directory.resolve("service.log"));
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
