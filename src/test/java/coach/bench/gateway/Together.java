package coach.bench.gateway;

import coach.bench.gateway.Wrk.Load;
import coach.bench.rig.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How much goes through on 32 connections: the coach beside Portkey, in turns.
final class Together {
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;
  private static final int SECONDS = 5;

  private final Figures figures;

  Together(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory, String... options) throws Exception {
    try (Ways ways = Ways.whole(directory, options)) {
      List<List<Load>> _ = rounds(ways.all(), WARM_UPS, directory);
      List<List<Load>> loads = rounds(ways.all(), ROUNDS, directory);
      tell(loads);
    }
  }

  /// What each way took, in the order of the ways.
  private static List<List<Load>> rounds(List<Way> ways, int rounds, Path directory)
      throws Exception {
    List<List<Load>> loads = new ArrayList<>();
    ways.forEach(_ -> loads.add(new ArrayList<>()));
    for (int i = 0; i < rounds; i++) {
      for (int j = 0; j < ways.size(); j++) {
        int which = (i + j) % ways.size();
        loads.get(which).add(Wrk.put(ways.get(which), Question.CHAT, SECONDS, directory));
      }
    }
    return loads;
  }

  private void tell(List<List<Load>> loads) {
    double direct = median(loads.getFirst(), Load::perSecond);
    double coach = median(loads.get(1), Load::perSecond);
    double coachP99 = median(loads.get(1), Load::p99Millis);
    long failed = loads.get(1).stream().mapToLong(Load::failed).sum();
    figures.row("32 connections: calls that failed", "0", "" + failed, failed == 0);
    if (loads.size() < 3) {
      figures.row(
          "32 connections: throughput, p99",
          ">= Portkey's, <= Portkey's",
          "%.0f/s, %s (directly %.0f/s); Portkey is not installed"
              .formatted(coach, Figures.millis(coachP99), direct),
          true);
      return;
    }
    double peer = median(loads.get(2), Load::perSecond);
    double peerP99 = median(loads.get(2), Load::p99Millis);
    figures.row(
        "32 connections: throughput, median of " + ROUNDS + " rounds",
        ">= Portkey's",
        "%.2f times Portkey's (%.0f/s to %.0f/s; directly %.0f/s)"
            .formatted(coach / peer, coach, peer, direct),
        coach >= peer);
    figures.row(
        "32 connections: p99, median of " + ROUNDS + " rounds",
        "<= Portkey's",
        "%.2f times Portkey's (%s to %s)"
            .formatted(coachP99 / peerP99, Figures.millis(coachP99), Figures.millis(peerP99)),
        coachP99 <= peerP99);
  }

  private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
    return Figures.percentile(loads.stream().mapToDouble(figure).toArray(), 0.5);
  }
}
