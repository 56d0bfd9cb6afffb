package coach.bench.ai;

import coach.bench.rig.Figures;
import coach.bench.rig.Parts;
import java.nio.file.Path;

/// Measures what `bench/ai.sh` prints: `DIRECTORY [PART]…`.
public final class AiBench {
  private static final long SEED = 20_260_730;
  private static final int KILLS = 50;

  private AiBench() {}

  public static void main(String[] arguments) throws Exception {
    Figures figures = new Figures(System.out);
    new Parts()
        .with("overshoot", new Overshoot(figures)::measure)
        .with("overhead", new Overhead(figures)::measure)
        .with("outage", here -> outage(figures, here))
        .with("crowd", new Crowd(figures, "-Xmx320m", "-XX:+UseCompactObjectHeaders")::measure)
        .with("kills", here -> kills(figures, here))
        .run(figures, arguments);
  }

  private static void outage(Figures figures, Path here) throws Exception {
    new Outage(figures, 50).measure(here.resolve("busy"));
    new Outage(figures, 2).measure(here.resolve("quiet"));
  }

  private static void kills(Figures figures, Path here) throws Exception {
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
