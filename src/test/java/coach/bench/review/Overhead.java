package coach.bench.review;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import coach.support.SampleChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A review from its first byte to its last, with the canned model: it takes no time, so all of it
/// is ours.
final class Overhead {
  private static final int WARM_UP = 30;
  private static final int REVIEWS = 60;
  private static final int MOST_MILLIS = 250;

  private final Figures figures;

  Overhead(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory) throws Exception {
    List<Double> millis = new ArrayList<>();
    try (Rig rig = Rig.canned(directory);
        Line line = Line.to(rig.node().port())) {
      String token = rig.session();
      for (int i = 0; i < WARM_UP + REVIEWS; i++) { // each another picture: nothing is kept already
        byte[] form = Forms.of(token, SampleChart.encode(SampleChart.draw(1920, 1080, i), "png"));
        Line.Reply reply = line.send(form);
        if (reply.status() != 201) {
          throw new IllegalStateException(reply.status() + " " + reply.body());
        }
        millis.add(reply.millis());
      }
    }
    List<Double> warm = millis.subList(WARM_UP, millis.size());
    double median = Figures.percentile(warm, 0.5);
    figures.row(
        "a review of a 1920×1080 PNG, beside the model's time",
        "<= " + MOST_MILLIS + " ms",
        "median %s, p95 %s of %d; the first one after the start %s"
            .formatted(
                Figures.millis(median),
                Figures.millis(Figures.percentile(warm, 0.95)),
                REVIEWS,
                Figures.millis(millis.getFirst())),
        median <= MOST_MILLIS);
  }
}
