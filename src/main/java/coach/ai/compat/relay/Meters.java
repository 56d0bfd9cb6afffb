package coach.ai.compat.relay;

import coach.ai.ProviderName;
import coach.ai.Usage;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Reply.Meter;
import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Reads what a provider says it used. What makes no sense counts as not said.
final class Meters {
  /// No request has more tokens.
  private static final long MOST = 1_000_000_000;

  private static final BigDecimal DEAREST = BigDecimal.valueOf(10_000);
  private static final int FINEST = 30;
  private static final int MICRO = 6;
  private static final long NONSENSE = -1;

  private Meters() {}

  static Meter read(Endpoint endpoint, ProviderName provider, JsonNode usage) {
    Optional<Usage> tokens =
        switch (endpoint) {
          case CHAT -> tokens(usage, "prompt_tokens", "completion_tokens");
          case RESPONSES -> tokens(usage, "input_tokens", "output_tokens");
        };
    boolean tellsCost = provider == ProviderName.PERPLEXITY;
    return new Meter(
        tokens, tellsCost ? dollars(usage.path("cost").path("total_cost")) : Optional.empty());
  }

  /// Cached and cache-written tokens are part of the input, reasoning is part of the output.
  private static Optional<Usage> tokens(JsonNode usage, String inputName, String outputName) {
    JsonNode inputDetails = usage.path(inputName + "_details");
    long input = count(usage.path(inputName));
    long output = count(usage.path(outputName));
    long cached = part(inputDetails.path("cached_tokens"));
    long written = part(inputDetails.path("cache_write_tokens"));
    long reasoning = part(usage.path(outputName + "_details").path("reasoning_tokens"));
    boolean sane =
        Math.min(Math.min(input, output), Math.min(cached, Math.min(written, reasoning))) >= 0
            && cached + written <= input
            && reasoning <= output;
    return sane
        ? Optional.of(new Usage(input - cached - written, cached, written, output, reasoning))
        : Optional.empty();
  }

  private static long part(JsonNode count) {
    return count.isMissingNode() || count.isNull() ? 0 : count(count);
  }

  private static long count(JsonNode count) {
    boolean sane = count.isIntegralNumber() && count.canConvertToLong();
    return sane && count.longValue() <= MOST ? count.longValue() : NONSENSE;
  }

  private static Optional<Money> dollars(JsonNode amount) {
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
