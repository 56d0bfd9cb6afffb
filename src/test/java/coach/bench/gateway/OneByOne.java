package coach.bench.gateway;

import coach.bench.rig.Figures;
import coach.bench.rig.Line.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a gateway adds to a call on one connection.
final class OneByOne {
  /// Until everything on the way is compiled. Streams take longer each, and need fewer.
  private static final int WARM_UP = 10_000;
  private static final int STREAMS_WARM_UP = 4_000;

  private static final int CALLS = 2_000;
  private static final double MOST_P50 = 2;
  private static final double MOST_P99 = 8;
  private static final double MOST_FIRST_P50 = 3;

  private static final List<Question> WHOLE = List.of(Question.CHAT, Question.RESPONSES);

  private final Figures figures;

  OneByOne(Figures figures) {
    this.figures = figures;
  }

  void whole(Path directory, String... options) throws Exception {
    try (Ways ways = Ways.whole(directory, options)) {
      tellDisk(directory);
      warmUp(ways);
      for (Question question : WHOLE) {
        List<double[]> millis = Turns.take(ways.all(), question, CALLS, Reply::millis);
        String what = "added to a call of `" + question.path() + "`, ";
        tell(what + "median", 0.5, millis, MOST_P50);
        tell(what + "p99", 0.99, millis, MOST_P99);
      }
    }
  }

  void first(Path directory, String... options) throws Exception {
    try (Ways ways = Ways.streaming(directory, options)) {
      warmUp(ways, Question.STREAM, STREAMS_WARM_UP);
      List<double[]> millis = Turns.take(ways.all(), Question.STREAM, CALLS, Reply::firstMillis);
      tell("added to a stream's first byte, median", 0.5, millis, MOST_FIRST_P50);
      tell("added to a stream's first byte, p99", 0.99, millis, Double.POSITIVE_INFINITY);
    }
  }

  /// A call waits for one commit, its hold's: nobody waits for a settlement.
  private void tellDisk(Path directory) throws IOException {
    String median = Figures.millis(Disk.commit(directory));
    figures.row("one `fdatasync` of a page, median; each call waits for one", "-", median, true);
  }

  /// Both before either, as they share most of the way.
  private static void warmUp(Ways ways) throws Exception {
    for (Question question : WHOLE) {
      warmUp(ways, question, WARM_UP);
    }
  }

  private static void warmUp(Ways ways, Question question, int calls) throws Exception {
    List<double[]> _ = Turns.take(ways.all(), question, calls, Reply::millis);
  }

  private void tell(String figure, double share, List<double[]> millis, double most) {
    double[] values = millis.stream().mapToDouble(it -> Figures.percentile(it, share)).toArray();
    double added = values[1] - values[0];
    String peer =
        values.length > 2 ? "; Portkey adds " + Figures.millis(values[2] - values[0]) : "";
    figures.row(
        figure,
        most < Double.POSITIVE_INFINITY ? String.format(Locale.ROOT, "<= %.1f ms", most) : "-",
        "%s (directly %s%s)".formatted(Figures.millis(added), Figures.millis(values[0]), peer),
        added <= most);
  }
}
