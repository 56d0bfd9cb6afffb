package coach.ai.spend.usage;

import static java.util.stream.Collectors.toMap;

import coach.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// What answers were used, in tokens and money.
record UsageView(UsageStatsView usageStats) {
  private static final int DECIMALS = 2;

  /// @param totalRequests that a provider reported usage for
  /// @param estimatedCostUsd computed from that usage and our prices; the provider's bill decides
  /// @param byModel by the model's name
  record UsageStatsView(
      Optional<Instant> since,
      long totalRequests,
      long promptTokens,
      long completionTokens,
      long totalTokens,
      BigDecimal estimatedCostUsd,
      BigDecimal avgTokensPerRequest,
      Map<String, UsageByModelView> byModel) {}

  /// The same for one model.
  record UsageByModelView(
      long requests,
      long promptTokens,
      long completionTokens,
      long totalTokens,
      BigDecimal estimatedCostUsd) {

    static UsageByModelView of(UsageDao.Total total) {
      return new UsageByModelView(
          total.requests(),
          total.promptTokens(),
          total.completionTokens(),
          total.promptTokens() + total.completionTokens(),
          new Money(total.costMicroUsd()).usd());
    }
  }

  static UsageView of(UsageDao.Epoch epoch, List<UsageDao.Total> totals) {
    long requests = sum(totals, UsageDao.Total::requests);
    long prompt = sum(totals, UsageDao.Total::promptTokens);
    long completion = sum(totals, UsageDao.Total::completionTokens);
    return new UsageView(
        new UsageStatsView(
            Optional.ofNullable(epoch.since()),
            requests,
            prompt,
            completion,
            prompt + completion,
            new Money(sum(totals, UsageDao.Total::costMicroUsd)).usd(),
            average(prompt + completion, requests),
            byModel(totals)));
  }

  private static Map<String, UsageByModelView> byModel(List<UsageDao.Total> totals) {
    return totals.stream()
        .collect(toMap(UsageDao.Total::model, UsageByModelView::of, (one, _) -> one, TreeMap::new));
  }

  private static long sum(List<UsageDao.Total> totals, ToLongFunction<UsageDao.Total> of) {
    return totals.stream().mapToLong(of).sum();
  }

  private static BigDecimal average(long tokens, long requests) {
    return requests == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(tokens)
            .divide(BigDecimal.valueOf(requests), DECIMALS, RoundingMode.HALF_UP);
  }
}
