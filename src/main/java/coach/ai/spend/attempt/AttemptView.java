package coach.ai.spend.attempt;

import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// One request to a provider, as operators see it. What nobody knows is absent.
///
/// @param heldUsd what it could have cost at worst
/// @param costUsd absent while nobody knows; 0 when the provider charged nothing
record AttemptView(
    String id,
    Instant at,
    String state,
    String purpose,
    String provider,
    String model,
    String userId,
    Optional<String> apiKeyId,
    int attempt,
    AttemptTokensView tokens,
    BigDecimal heldUsd,
    Optional<BigDecimal> costUsd,
    Optional<Integer> latencyMs,
    Optional<String> outcome,
    String requestId) {

  /// The first four are disjoint; `reasoning` is a part of `output`.
  record AttemptTokensView(
      Optional<Long> input,
      Optional<Long> cachedInput,
      Optional<Long> cacheWrite,
      Optional<Long> output,
      Optional<Long> reasoning) {

    static AttemptTokensView of(AttemptSearch.Row row) {
      return new AttemptTokensView(
          Optional.ofNullable(row.inputTokens()),
          Optional.ofNullable(row.cachedInputTokens()),
          Optional.ofNullable(row.cacheWriteTokens()),
          Optional.ofNullable(row.outputTokens()),
          Optional.ofNullable(row.reasoningTokens()));
    }
  }

  static AttemptView of(AttemptSearch.Row row) {
    return new AttemptView(
        row.id().toString(),
        row.at(),
        row.state(),
        row.purpose(),
        row.provider(),
        row.model(),
        row.userId().toString(),
        Optional.ofNullable(row.apiKeyId()).map(Object::toString),
        row.attempt(),
        AttemptTokensView.of(row),
        new Money(row.heldMicroUsd()).usd(),
        cost(row),
        Optional.ofNullable(row.latencyMs()),
        Optional.ofNullable(row.outcome()),
        row.requestId());
  }

  private static Optional<BigDecimal> cost(AttemptSearch.Row row) {
    return row.state().equals("released")
        ? Optional.of(BigDecimal.ZERO)
        : Optional.ofNullable(row.costMicroUsd()).map(cost -> new Money(cost).usd());
  }
}
