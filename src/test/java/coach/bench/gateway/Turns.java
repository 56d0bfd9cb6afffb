package coach.bench.gateway;

import coach.bench.rig.Line;
import coach.bench.rig.Line.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Asks on one connection each way, in short rounds by turns, so that whatever else happens happens
/// to all, and nobody is slower for another's taking its time.
final class Turns {
  private static final int ROUND = 50;

  private Turns() {}

  /// The figures of each way, in the order of the ways.
  static List<double[]> take(
      List<Way> ways, Question question, int calls, ToDoubleFunction<Reply> figure)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    try {
      for (Way way : ways) {
        lines.add(Line.to(way.port()));
      }
      return take(lines, ways.stream().map(it -> it.request(question)).toList(), calls, figure);
    } finally {
      for (Line line : lines) {
        line.close();
      }
    }
  }

  private static List<double[]> take(
      List<Line> lines, List<byte[]> requests, int calls, ToDoubleFunction<Reply> figure)
      throws IOException {
    List<double[]> figures = lines.stream().map(_ -> new double[calls]).toList();
    for (int from = 0; from < calls; from += ROUND) {
      for (int j = 0; j < lines.size(); j++) {
        int which = (from / ROUND + j) % lines.size(); // none always comes after the same other
        for (int i = from; i < Math.min(from + ROUND, calls); i++) {
          figures.get(which)[i] =
              figure.applyAsDouble(Way.ask(lines.get(which), requests.get(which)));
        }
      }
    }
    return figures;
  }
}
