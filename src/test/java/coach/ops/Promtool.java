package coach.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prometheus' own opinion of an exposition.
public final class Promtool {
  private static final Path PROGRAM = Path.of("/usr/bin/promtool");

  public record Verdict(int exitCode, String complaints) {}

  private Promtool() {}

  public static Verdict check(String exposition) throws Exception {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException(
          "This test needs promtool: apt-get install -y --no-install-recommends prometheus");
    }
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(exposition.getBytes(UTF_8));
    }
    String complaints = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Verdict(process.waitFor(), complaints);
  }
}
