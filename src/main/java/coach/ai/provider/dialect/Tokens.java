package coach.ai.provider.dialect;

import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads counts and amounts that a provider may have got wrong.
public final class Tokens {
  /// No request has more; a provider that says so errs.
  private static final long MOST = 1_000_000_000;

  private static final BigDecimal DEAREST = BigDecimal.valueOf(10_000);
  private static final int FINEST = 30;
  private static final int MICRO = 6;

  private Tokens() {}

  /// Empty when it is missing, or no number of tokens. An explicit zero is a zero.
  public static OptionalLong required(JsonNode usage, String field) {
    JsonNode count = usage.path(field);
    boolean sane = count.isIntegralNumber() && count.canConvertToLong();
    return sane && count.longValue() >= 0 && count.longValue() <= MOST
        ? OptionalLong.of(count.longValue())
        : OptionalLong.empty();
  }

  /// The same, for what may be left out: then it is zero.
  public static OptionalLong optional(JsonNode usage, String field) {
    return usage.hasNonNull(field) ? required(usage, field) : OptionalLong.of(0);
  }

  /// US dollars, rounded up to the millionth.
  public static Optional<Money> dollars(JsonNode amount) {
    if (!amount.isNumber()) {
      return Optional.empty();
    }
    BigDecimal usd = amount.decimalValue();
    boolean sane = usd.signum() >= 0 && usd.compareTo(DEAREST) <= 0 && usd.scale() <= FINEST;
    return sane
        ? Optional.of(Money.ofUsd(usd.setScale(MICRO, RoundingMode.CEILING)))
        : Optional.empty();
  }
}
