package coach.ai.price.book;

import java.util.List;
import java.util.stream.Collectors;

/// Prices that must not be used, with everything that is wrong with them.
public final class InvalidPrices extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  InvalidPrices(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /// @param line counted from 1; 0 when it is about the whole file
  public record Fault(String file, int line, String text) {
    /// `prices.yml:12`
    public String place() {
      return file + (line == 0 ? "" : ":" + line);
    }

    /// `prices.yml:12: input: must be a number`
    @Override
    public String toString() {
      return place() + ": " + text;
    }
  }
}
