package coach.bench.gateway;

import coach.bench.rig.Figures;
import coach.bench.rig.Line.Reply;
import coach.bench.rig.Rig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a call takes with few and with millions of attempts in the ledger: two services side by
/// side, asked in turns.
final class Sizes {
  private static final int FEW = 10;
  private static final int MANY = 5_000_000;
  private static final int WARM_UP = 3_000;
  private static final int CALLS = 3_000;
  private static final double MOST_CHANGE = 0.1;

  private final Figures figures;

  Sizes(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory, String... options) throws Exception {
    try (Nginx nginx = Nginx.start(directory.resolve("nginx"));
        Rig few = Rig.before(nginx.base(), directory.resolve("few"), options);
        Rig many = Rig.before(nginx.base(), directory.resolve("many"), options)) {
      List<Way> ways = List.of(Ways.coach(few), Ways.coach(many));
      List<double[]> _ = Turns.take(ways, Question.CHAT, WARM_UP, Reply::millis);
      Filling.fill(many, MANY);
      Filling.empty(few, FEW);
      long before = many.number("SELECT count(*) FROM ai_attempts");
      tell(Turns.take(ways, Question.CHAT, CALLS, Reply::millis), before);
    }
  }

  private void tell(List<double[]> millis, long before) {
    double few = Figures.percentile(millis.getFirst(), 0.5);
    double many = Figures.percentile(millis.get(1), 0.5);
    figures.row(
        "median of a call with %d attempts in the ledger, to that with %d".formatted(before, FEW),
        "1 ± 0.1",
        String.format(
            Locale.ROOT, "%.2f (%s, %s)", many / few, Figures.millis(many), Figures.millis(few)),
        Math.abs(many / few - 1) <= MOST_CHANGE);
  }
}
