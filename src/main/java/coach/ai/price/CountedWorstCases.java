package coach.ai.price;

import static java.math.RoundingMode.CEILING;

import coach.ai.Answer.Rejection;
import coach.ai.ProviderName;
import coach.ai.price.Price.Abilities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Counts the text of a prompt and measures its images, and errs on the dear side.
///
/// Thread-safe.
public final class CountedWorstCases implements WorstCases, AutoCloseable {
  /// What a provider wraps around a prompt, its parts and its schema; nobody documents it exactly.
  private static final long PER_PROMPT = 100;

  private static final long PER_PART = 10;
  private static final long PER_SCHEMA = 500;

  private final TextTokens text = new TextTokens();

  /// Loads what counting needs, which takes most of a second: off the way of the first prompt.
  public void warm() {
    var _ = text.count("warm");
  }

  @Override
  public void close() {
    text.close();
  }

  @Override
  public Estimate of(Material material, Price price) {
    return forOneQuestion().of(material, price);
  }

  /// By text, and so the same words are counted once in whatever they are wrapped up.
  @Override
  public WorstCases forOneQuestion() {
    OneQuestion question = new OneQuestion();
    return (material, price) -> of(material, price, question::count);
  }

  private static Estimate of(Material material, Price price, Function<String, Count> counts) {
    return misfit(material, price).orElseGet(() -> bounded(material, price, counts));
  }

  private static Optional<Estimate> misfit(Material material, Price price) {
    Abilities can = price.abilities();
    if (!material.images().isEmpty() && !can.sees()) {
      return unfit(Rejection.NO_VISION, price, "sees no images");
    }
    if (material.schema() && !can.schema()) {
      return unfit(Rejection.NO_SCHEMA, price, "enforces no schema");
    }
    return Optional.empty();
  }

  private static Estimate bounded(Material material, Price price, Function<String, Count> counts) {
    Count count = material.texts().stream().map(counts).reduce(Count.NONE, Count::plus);
    long images = images(material, price);
    long least = count.least() + images;
    if (least > price.abilities().maxInput()) {
      String limit = "reads at most " + price.abilities().maxInput() + " tokens, not " + least;
      return unfit(Rejection.TOO_LARGE, price, limit).orElseThrow();
    }
    long most = count.atMost(price.model().provider()) + images + wrapping(material);
    long output = Math.min(material.maxOutputTokens(), price.abilities().maxOutput());
    return new Estimate.Bounded(most, price.worstCase(most, output * material.answers()));
  }

  private static Optional<Estimate> unfit(Rejection reason, Price price, String detail) {
    return Optional.of(new Estimate.Unfit(reason, price.model().model() + " " + detail));
  }

  /// Waits for a turn in vain once, and not for each of its texts. Thread-safe.
  private final class OneQuestion {
    private final Map<String, Count> counted = new ConcurrentHashMap<>();
    private volatile boolean waitedInVain;

    private Count count(String part) {
      return counted.computeIfAbsent(part, this::counted);
    }

    private Count counted(String part) {
      boolean waitsAgain = waitedInVain && TextTokens.waits(part);
      Optional<TextTokens.Count> tokens = waitsAgain ? Optional.empty() : text.count(part);
      if (tokens.isEmpty()) {
        waitedInVain = true;
      }
      TextTokens.Count known = tokens.orElseGet(() -> TextTokens.bound(part));
      return new Count(known.least(), known.most(), TextTokens.bytes(part));
    }
  }

  private static long images(Material material, Price price) {
    return price.abilities().imageTokens().stream()
        .flatMapToLong(
            rule ->
                material.images().stream()
                    .mapToLong(image -> rule.worstCase(image.width(), image.height())))
        .sum();
  }

  private static long wrapping(Material material) {
    return PER_PROMPT + PER_PART * material.parts() + (material.schema() ? PER_SCHEMA : 0);
  }

  /// @param least of tokens as OpenAI's published vocabulary has them
  /// @param most of them
  private record Count(long least, long most, long bytes) {
    static final Count NONE = new Count(0, 0, 0);

    Count plus(Count other) {
      return new Count(least + other.least, most + other.most, bytes + other.bytes);
    }

    long atMost(ProviderName provider) {
      long tokens =
          factor(provider).multiply(BigDecimal.valueOf(most)).setScale(0, CEILING).longValueExact();
      return Math.min(tokens, bytes);
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
