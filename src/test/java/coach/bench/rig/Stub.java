package coach.bench.rig;

import coach.bench.StubProviderMain;
import coach.support.Programs;
import coach.support.stub.Mode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The stub of a provider as a process of its own.
public final class Stub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path log;
  private final URI base;

  private Stub(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  public static Stub start(Path log, Duration thinking) throws IOException {
    ProcessBuilder builder =
        Programs.java(
            StubProviderMain.class, "0", "" + thinking.toMillis(), Mode.OK.text(), log.toString());
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx256m -XX:+UseSerialGC");
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader output = process.inputReader();
    String base = output.readLine();
    while (!base.startsWith("http")) { // Java tells which options it was given
      base = output.readLine();
    }
    return new Stub(process, log, URI.create(base));
  }

  /// What goes before `/responses` and the like.
  public URI base() {
    return base;
  }

  public int port() {
    return base.getPort();
  }

  public void is(Mode mode) throws IOException {
    String _ = control("POST", "/_stub/" + mode.text());
  }

  /// Calls that it could charge for.
  public int paid() throws IOException {
    return JSON.readTree(control("GET", "/_stub")).path("paid").asInt();
  }

  private String control(String method, String path) throws IOException {
    try (Line line = Line.to(port())) {
      return line.send(Line.request(method, path, "", "")).body();
    }
  }

  /// How many paid calls there were with each request id, by its own log.
  public Map<String, Integer> calls() throws IOException {
    Map<String, Integer> calls = new TreeMap<>();
    try (Stream<String> lines = Files.lines(log)) {
      lines.forEach(line -> calls.merge(line.split(" ")[2], 1, Integer::sum));
    }
    return calls;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
