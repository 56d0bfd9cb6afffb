package coach.ai.spend.book;

import coach.ai.spend.book.UsageTotals.Row;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/// SQL for `ai_usage_totals`, as part of what [BooksDao] sends.
final class TotalsDao {
  static final String ADD =
      """
      INSERT INTO ai_usage_totals AS t
          (epoch, subject, provider, model, requests, input_tokens, cached_input_tokens,
           cache_write_tokens, output_tokens, cost_micro_usd)
      SELECT :epoch, u.*
      FROM unnest(:usedBy, :usedProviders, :usedModels, :usedRequests, :usedInput, :usedCachedInput,
                  :usedCacheWrite, :usedOutput, :usedCost) AS u
          (subject, provider, model, requests, input, cached_input, cache_write, output, cost)
      ORDER BY subject, provider, model
      ON CONFLICT (epoch, subject, provider, model) DO UPDATE
      SET requests = t.requests + excluded.requests,
          input_tokens = t.input_tokens + excluded.input_tokens,
          cached_input_tokens = t.cached_input_tokens + excluded.cached_input_tokens,
          cache_write_tokens = t.cache_write_tokens + excluded.cache_write_tokens,
          output_tokens = t.output_tokens + excluded.output_tokens,
          cost_micro_usd = t.cost_micro_usd + excluded.cost_micro_usd
      """;

  private TotalsDao() {}

  static void bind(Query query, List<Row> used) {
    query
        .bindArray("usedBy", UUID.class, column(used, Row::subject))
        .bindArray("usedProviders", String.class, column(used, it -> it.model().provider()))
        .bindArray("usedModels", String.class, column(used, it -> it.model().name()))
        .bindArray("usedRequests", Long.class, column(used, Row::requests))
        .bindArray("usedInput", Long.class, column(used, it -> it.usage().input()))
        .bindArray("usedCachedInput", Long.class, column(used, it -> it.usage().cachedInput()))
        .bindArray("usedCacheWrite", Long.class, column(used, it -> it.usage().cacheWrite()))
        .bindArray("usedOutput", Long.class, column(used, it -> it.usage().output()))
        .bindArray("usedCost", Long.class, column(used, it -> it.cost().microUsd()));
  }

  private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
    return rows.stream().map(value).toList();
  }
}
