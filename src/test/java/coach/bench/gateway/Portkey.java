package coach.bench.gateway;

import coach.bench.rig.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The gateway of others that we are measured against: it keeps no books.
final class Portkey implements AutoCloseable {
  private final Process process;
  private final int port;

  private Portkey(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Where `bench/gateway.sh` installed it, or nothing.
  static Optional<Portkey> start(Path directory) throws IOException {
    String home = System.getProperty("portkey", "");
    return home.isEmpty() ? Optional.empty() : Optional.of(start(directory, Path.of(home)));
  }

  /// It listens on every interface; what is loaded before it sees to that.
  private static Portkey start(Path directory, Path home) throws IOException {
    Files.createDirectories(directory);
    int port = Node.freePort();
    List<String> command =
        List.of(
            "node",
            "--require",
            home.resolve("loopback.cjs").toString(),
            home.resolve("node_modules/@portkey-ai/gateway/build/start-server.js").toString(),
            "--headless",
            "--port=" + port);
    return new Portkey(
        Peers.start(command, Map.of("NODE_ENV", "production"), directory, port), port);
  }

  /// @param upstream what goes before `/responses` and the like
  Way way(URI upstream) {
    return new Way(
        "Portkey",
        port,
        Map.of(
            "Authorization", "Bearer sk-fake",
            "x-portkey-provider", "openai",
            "x-portkey-custom-host", upstream.toString()));
  }

  @Override
  public void close() {
    Peers.stop(process);
  }
}
