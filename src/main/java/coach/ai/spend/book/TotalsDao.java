package coach.ai.spend.book;

import coach.ai.spend.book.UsageTotals.Row;
import java.util.List;
import java.util.UUID;

/// SQL for `ai_usage_totals`, as part of what [BooksDao] sends.
final class TotalsDao {
  static final String ADD =
      """
      INSERT INTO ai_usage_totals AS t
          (epoch, subject, provider, model, requests, input_tokens, cached_input_tokens,
           cache_write_tokens, output_tokens, cost_micro_usd)
      SELECT ?, u.*
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS u
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

  static Columns rows(UUID epoch, List<Row> used) {
    return new Columns()
        .id(epoch)
        .uuids(used, Row::subject)
        .texts(used, it -> it.model().provider())
        .texts(used, it -> it.model().name())
        .longs(used, Row::requests)
        .longs(used, it -> it.usage().input())
        .longs(used, it -> it.usage().cachedInput())
        .longs(used, it -> it.usage().cacheWrite())
        .longs(used, it -> it.usage().output())
        .longs(used, it -> it.cost().microUsd());
  }
}
