package coach.ai.price;

import static java.math.RoundingMode.CEILING;

import coach.ai.Answer.Rejection;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.ProviderName;
import coach.ai.price.Price.Abilities;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// Counts the text of a prompt and measures its images, and errs on the dear side.
///
/// Thread-safe.
public final class CountedWorstCases implements WorstCases {
  /// What a provider wraps around a prompt, its parts and its schema; nobody documents it exactly.
  private static final long PER_PROMPT = 100;

  private static final long PER_PART = 10;
  private static final long PER_SCHEMA = 500;

  private final TextTokens text = new TextTokens();

  /// Loads what counting needs, which takes most of a second: off the way of the first prompt.
  public void warm() {
    text.count("warm");
  }

  /// Bounded by the prompt's `maxOutputTokens`, or by what the model can write if that is less:
  /// [Price#fitted] is what is to be sent.
  @Override
  public Estimate of(Prompt prompt, Price price) {
    return misfit(prompt, price).orElseGet(() -> bounded(prompt, price));
  }

  private static Optional<Estimate> misfit(Prompt prompt, Price price) {
    Abilities can = price.abilities();
    if (!prompt.images().isEmpty() && !can.sees()) {
      return unfit(Rejection.NO_VISION, price, "sees no images");
    }
    if (prompt.schema().isPresent() && !can.schema()) {
      return unfit(Rejection.NO_SCHEMA, price, "enforces no schema");
    }
    return Optional.empty();
  }

  private Estimate bounded(Prompt prompt, Price price) {
    Count count = texts(prompt).map(this::count).reduce(Count.NONE, Count::plus);
    long beside = images(prompt, price) + wrapping(prompt);
    long least = count.tokens() + images(prompt, price);
    if (least > price.abilities().maxInput()) {
      String limit = "reads at most " + price.abilities().maxInput() + " tokens, not " + least;
      return unfit(Rejection.TOO_LARGE, price, limit).orElseThrow();
    }
    long most = count.atMost(price.model().provider()) + beside;
    long output = price.fitted(prompt).maxOutputTokens();
    return new Estimate.Bounded(most, price.worstCase(most, output));
  }

  private static Optional<Estimate> unfit(Rejection reason, Price price, String detail) {
    return Optional.of(new Estimate.Unfit(reason, price.model().model() + " " + detail));
  }

  private static Stream<String> texts(Prompt prompt) {
    return Stream.of(
            Stream.of(prompt.instructions()),
            prompt.schema().map(schema -> schema.name() + schema.schema()).stream(),
            prompt.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text()))
        .flatMap(texts -> texts);
  }

  private Count count(String part) {
    return new Count(text.count(part), TextTokens.bytes(part));
  }

  private static long images(Prompt prompt, Price price) {
    return price.abilities().imageTokens().stream()
        .flatMapToLong(
            rule ->
                prompt.images().stream()
                    .mapToLong(image -> rule.worstCase(image.width(), image.height())))
        .sum();
  }

  private static long wrapping(Prompt prompt) {
    return PER_PROMPT
        + PER_PART * prompt.parts().size()
        + (prompt.schema().isPresent() ? PER_SCHEMA : 0);
  }

  /// @param tokens as OpenAI's published vocabulary has them
  private record Count(long tokens, long bytes) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(tokens + other.tokens, bytes + other.bytes);
    }

    long atMost(ProviderName provider) {
      long most =
          factor(provider)
              .multiply(BigDecimal.valueOf(tokens))
              .setScale(0, CEILING)
              .longValueExact();
      return Math.min(most, bytes);
    }

    /// OpenAI's newest models may have a newer vocabulary; those of others split more finely.
    private static BigDecimal factor(ProviderName provider) {
      return switch (provider) {
        case OPENAI -> new BigDecimal("1.1");
        case ANTHROPIC, PERPLEXITY -> new BigDecimal("1.5");
        case CANNED -> BigDecimal.ONE;
      };
    }
  }
}
