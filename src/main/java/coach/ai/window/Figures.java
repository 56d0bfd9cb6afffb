package coach.ai.window;

import coach.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What the ledger says of the answers of a span, or of those for which one model was asked.
///
/// @param requests answers that were begun
/// @param counted those that ended in a way that tells something: not under way, and not failed by
///     the caller's own fault alone
/// @param succeeded of the counted
/// @param latency of those that succeeded or timed out: how long somebody waited
/// @param cost as far as known
/// @param wasted the part of it that brought no answer
/// @param unsettled attempts of which nobody knows what they cost
public record Figures(
    long requests,
    long counted,
    long succeeded,
    Optional<Latency> latency,
    long attempts,
    long tokens,
    Money cost,
    Money wasted,
    long unsettled,
    Money unsettledAmount) {

  public static final Figures NONE =
      new Figures(0, 0, 0, Optional.empty(), 0, 0, Money.ZERO, Money.ZERO, 0, Money.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 3;

  /// In milliseconds.
  public record Latency(long p50, long p95, long p99) {}

  /// In percent; 100 only when none failed, and nothing when none ended.
  public Optional<BigDecimal> successRate() {
    return counted == 0
        ? Optional.empty()
        : Optional.of(
            HUNDRED
                .multiply(BigDecimal.valueOf(succeeded))
                .divide(BigDecimal.valueOf(counted), DECIMALS, RoundingMode.DOWN));
  }
}
