package coach.bench.ai;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// What the gateway adds to one call, on one connection, against asking the stub directly.
final class Overhead {
  private static final int WARM_UP = 2_000;
  private static final int CALLS = 3_000;
  private static final double MOST_P50 = 2;
  private static final double MOST_P99 = 8;

  private final Figures figures;

  Overhead(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, Duration.ZERO, "-Xmx256m");
        Line service = Line.to(rig.node().port());
        Line stub = Line.to(rig.stub().port())) {
      double[][] _ = interleaved(rig, service, stub, WARM_UP);
      double[][] millis = interleaved(rig, service, stub, CALLS);
      tell("median", 0.5, millis, MOST_P50);
      tell("p99", 0.99, millis, MOST_P99);
    }
  }

  private static double[][] interleaved(Rig rig, Line service, Line stub, int calls)
      throws IOException {
    byte[] question = rig.question();
    byte[] direct = rig.directQuestion();
    double[][] millis = new double[2][calls];
    for (int i = 0; i < calls; i++) {
      boolean swapped = i % 2 == 1; // neither always comes after the other
      millis[swapped ? 1 : 0][i] = timed(swapped ? service : stub, swapped ? question : direct);
      millis[swapped ? 0 : 1][i] = timed(swapped ? stub : service, swapped ? direct : question);
    }
    return millis;
  }

  private static double timed(Line line, byte[] question) throws IOException {
    Line.Reply reply = line.send(question);
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
    return reply.millis();
  }

  private void tell(String name, double share, double[][] millis, double most) {
    double direct = Figures.percentile(millis[0], share);
    double through = Figures.percentile(millis[1], share);
    figures.row(
        "added to a call on one connection, " + name + " of " + CALLS,
        String.format(Locale.ROOT, "<= %.0f ms", most),
        "%s (%s through the gateway, %s directly)"
            .formatted(
                Figures.millis(through - direct), Figures.millis(through), Figures.millis(direct)),
        through - direct <= most);
  }
}
