package coach.bench.rig;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// The table that a bench prints, a row at a time.
public final class Figures {
  private final PrintStream out;
  private int missed;

  public Figures(PrintStream out) {
    this.out = out;
    out.println("| figure | target | measured |");
    out.println("|---|---|---|");
  }

  public void row(String figure, String target, String measured, boolean met) {
    missed += met ? 0 : 1;
    out.printf("| %s | %s | %s%s |%n", figure, target, measured, met ? "" : " MISSED");
  }

  public int missed() {
    return missed;
  }

  public static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value);
  }

  public static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f s", value);
  }

  public static double percentile(Collection<Double> values, double share) {
    return percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), share);
  }

  public static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}
