package coach.bench.gateway;

import coach.bench.rig.Rig;
import coach.bench.rig.Stub;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ways to a stub: directly, through the coach, and through Portkey where that is installed.
final class Ways implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<Way> all = new ArrayList<>();

  /// To a stub whose answers come whole.
  static Ways whole(Path directory, String... options) throws Exception {
    Nginx nginx = Nginx.start(directory.resolve("nginx"));
    return new Ways(nginx, nginx.base(), directory, options);
  }

  /// To a stub that streams.
  static Ways streaming(Path directory, String... options) throws Exception {
    Files.createDirectories(directory);
    Stub stub = Stub.start(directory.resolve("calls.log"), Duration.ZERO);
    return new Ways(stub, stub.base(), directory, options);
  }

  private Ways(AutoCloseable stub, URI upstream, Path directory, String... options)
      throws Exception {
    parts.add(stub);
    try {
      all.add(new Way("directly", upstream.getPort(), Map.of("Authorization", "Bearer sk-fake")));
      Rig rig = Rig.before(upstream, directory.resolve("coach"), options);
      parts.add(rig);
      all.add(coach(rig));
      Optional<Portkey> portkey = Portkey.start(directory.resolve("portkey"));
      portkey.ifPresent(parts::add);
      portkey.map(it -> it.way(upstream)).ifPresent(all::add);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  static Way coach(Rig rig) {
    return new Way("the coach", rig.node().port(), Map.of("Authorization", "Bearer " + rig.key()));
  }

  /// The direct one first, then the coach's, then Portkey's.
  List<Way> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts.reversed()) {
      part.close();
    }
  }
}
