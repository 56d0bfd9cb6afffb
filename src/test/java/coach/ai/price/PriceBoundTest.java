package coach.ai.price;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Usage;
import coach.ai.price.book.PriceTable;
import coach.shared.Money;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was held is never less than what is charged, for every price in the jar.
class PriceBoundTest {
  private static final int ROUNDS = 500;

  static List<Price> prices() {
    return PriceTable.packaged().all();
  }

  @ParameterizedTest
  @MethodSource("prices")
  void noUsageWithinTheBoundCostsMore(Price price) {
    RandomGenerator random = random();
    for (int i = 0; i < ROUNDS; i++) {
      long prompt = tokens(random);
      long output = tokens(random);
      Usage used = usage(random, random.nextLong(prompt + 1), random.nextLong(output + 1));

      assertThat(price.cost(used)).isLessThanOrEqualTo(price.worstCase(prompt, output));
    }
  }

  @ParameterizedTest
  @MethodSource("prices")
  void moreTokensNeverCostLess(Price price) {
    RandomGenerator random = random();
    for (int i = 0; i < ROUNDS; i++) {
      long prompt = tokens(random);
      long output = tokens(random);
      Money bound = price.worstCase(prompt, output);

      assertThat(price.worstCase(prompt + random.nextInt(1000), output))
          .isGreaterThanOrEqualTo(bound);
      assertThat(price.worstCase(prompt, output + random.nextInt(1000)))
          .isGreaterThanOrEqualTo(bound);
    }
  }

  @ParameterizedTest
  @MethodSource("prices")
  void aTiersFirstTokenIsWithinTheBoundToo(Price price) {
    for (Price.Tier tier : price.tiers()) {
      for (long prompt = Math.max(0, tier.fromPrompt() - 2);
          prompt <= tier.fromPrompt() + 2;
          prompt++) {
        Money bound = price.worstCase(prompt, 1);

        assertThat(price.cost(new Usage(prompt, 0, 0, 1, 0))).isLessThanOrEqualTo(bound);
        assertThat(price.cost(new Usage(0, 0, prompt, 1, 0))).isLessThanOrEqualTo(bound);
      }
    }
  }

  /// Small and large ones alike, and many just about where the tiers begin.
  private static long tokens(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextLong(100);
      case 1 -> 272_000 + random.nextLong(-5, 5);
      default -> random.nextLong(1_200_000);
    };
  }

  private static Usage usage(RandomGenerator random, long prompt, long output) {
    long cached = random.nextLong(prompt + 1);
    long written = random.nextLong(prompt - cached + 1);
    return new Usage(
        prompt - cached - written, cached, written, output, random.nextLong(output + 1));
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
  }
}
