package coach.ai.price;

import coach.ai.ModelId;
import coach.ai.Prompt;
import coach.ai.Usage;
import coach.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one model costs from one day on, and what it can do.
///
/// @param tiers by prompt length, in rising order; the first is from 0 tokens
/// @param effectiveFrom the first day of this price
/// @param checkedAt when somebody last compared it with the provider's page
/// @param shutdown the model's last day, as far as we know
public record Price(
    ModelId model,
    List<Tier> tiers,
    Abilities abilities,
    LocalDate effectiveFrom,
    LocalDate checkedAt,
    String source,
    Optional<LocalDate> shutdown,
    Optional<String> successor) {

  public Price {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty() || tiers.getFirst().fromPrompt() != 0) {
      throw new IllegalArgumentException("the first tier begins at 0 tokens");
    }
  }

  /// USD per million tokens, which is micro-USD per token.
  ///
  /// @param fromPrompt the whole request costs this once its prompt has so many tokens
  public record Tier(long fromPrompt, Rates rates) {}

  public record Rates(
      BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal output) {

    /// The dearest way in which a token of the prompt can be billed.
    BigDecimal dearestInput() {
      return input.max(cachedInput).max(cacheWrite);
    }
  }

  /// @param imageTokens how an image is counted; absent = the model sees none
  /// @param schema whether it enforces a JSON schema
  /// @param stream whether it can stream
  /// @param requestFee what a call costs beside its tokens
  public record Abilities(
      Optional<ImageTokens> imageTokens,
      boolean schema,
      boolean stream,
      long maxInput,
      long maxOutput,
      Money requestFee) {

    public boolean sees() {
      return imageTokens.isPresent();
    }
  }

  /// As the ledger names it: `openai/gpt-5.6-terra@2026-07-30`.
  public String id() {
    return model + "@" + effectiveFrom;
  }

  /// Exactly what the usage costs, rounded up to the next millionth of a dollar.
  public Money cost(Usage usage) {
    Rates rates = at(usage.prompt());
    BigDecimal exact =
        times(usage.input(), rates.input())
            .add(times(usage.cachedInput(), rates.cachedInput()))
            .add(times(usage.cacheWrite(), rates.cacheWrite()))
            .add(times(usage.output(), rates.output()));
    return roundedUp(exact).plus(abilities.requestFee());
  }

  /// No answer with so many tokens costs more, however they are counted.
  public Money worstCase(long prompt, long output) {
    return tiers.stream()
        .filter(tier -> tier.fromPrompt() <= prompt)
        .map(Tier::rates)
        .map(
            rates ->
                roundedUp(times(prompt, rates.dearestInput()).add(times(output, rates.output()))))
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .plus(abilities.requestFee());
  }

  /// The prompt, asking for no more output than the model can write: a provider refuses to be asked
  /// for more.
  public Prompt fitted(Prompt prompt) {
    return prompt.maxOutputTokens() <= abilities.maxOutput()
        ? prompt
        : new Prompt(
            prompt.purpose(),
            prompt.payer(),
            prompt.requestId(),
            prompt.instructions(),
            prompt.parts(),
            prompt.schema(),
            Math.toIntExact(abilities.maxOutput()));
  }

  /// Whether the model's last day is over.
  public boolean isOver(LocalDate today) {
    return shutdown.filter(today::isAfter).isPresent();
  }

  private Rates at(long prompt) {
    return tiers.reversed().stream()
        .filter(tier -> tier.fromPrompt() <= prompt)
        .findFirst()
        .orElseThrow()
        .rates();
  }

  private static BigDecimal times(long tokens, BigDecimal rate) {
    return rate.multiply(BigDecimal.valueOf(tokens));
  }

  private static Money roundedUp(BigDecimal microUsd) {
    return new Money(microUsd.setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
