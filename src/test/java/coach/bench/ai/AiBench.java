package coach.bench.ai;

import coach.bench.rig.Figures;
import java.nio.file.Path;
import java.util.List;

/// Measures what `bench/ai.sh` prints: `DIRECTORY [PART]…`, where a part is one of `overshoot`,
/// `kills`, `crowd`, `outage`, `overhead`.
public final class AiBench {
  private static final List<String> ALL =
      List.of("overshoot", "overhead", "outage", "crowd", "kills");
  private static final long SEED = 20_260_730;
  private static final int KILLS = 50;

  private final Figures figures = new Figures(System.out);
  private final Path directory;

  private AiBench(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    AiBench bench = new AiBench(Path.of(arguments[0]));
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    for (String part : wanted.isEmpty() ? ALL : wanted) {
      bench.measure(part);
    }
    System.exit(bench.figures.missed() == 0 ? 0 : 1);
  }

  private void measure(String part) throws Exception {
    Path here = directory.resolve(part);
    switch (part) {
      case "overshoot" -> new Overshoot(figures).measure(here);
      case "overhead" -> new Overhead(figures).measure(here);
      case "outage" -> {
        new Outage(figures, 50).measure(here.resolve("busy"));
        new Outage(figures, 2).measure(here.resolve("quiet"));
      }
      case "crowd" -> new Crowd(figures, "-Xmx320m", "-XX:+UseCompactObjectHeaders").measure(here);
      case "kills" -> kills(here);
      default -> throw new IllegalArgumentException("one of " + ALL + ", not " + part);
    }
  }

  private void kills(Path here) throws Exception {
    long seed = Long.getLong("seed", SEED);
    Kills.Report report = new Kills(seed, KILLS).measure(here);
    figures.row(
        "kill -9 under load, at random (seed " + seed + ")",
        "the next start works, each time",
        "%d of %d starts worked, slowest %s"
            .formatted(report.starts(), report.kills(), Figures.seconds(report.slowest())),
        report.starts() == report.kills());
    figures.row(
        "calls that the stub saw and the books do not count",
        "0",
        "%d of %d; attempts in the books: %s"
            .formatted(report.missing(), report.calls(), report.states()),
        report.missing() == 0 && report.calls() > KILLS);
    figures.row(
        "settled attempts that the stub never saw",
        "0",
        "" + report.phantoms(),
        report.phantoms() == 0);
    figures.row(
        "whole answers that were received and are not in the books",
        "0",
        "%d of %d".formatted(report.lost(), report.answered()),
        report.lost() == 0 && report.answered() > 0);
    figures.row(
        "`ledger verify` at the end",
        "exit 0",
        report.verified(),
        report.verified().startsWith("0 "));
  }
}
