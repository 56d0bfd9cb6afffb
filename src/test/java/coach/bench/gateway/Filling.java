package coach.bench.gateway;

import coach.bench.rig.Rig;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Puts attempts into a ledger that nobody made, over the months in which it keeps them.
final class Filling {
  private static final int MONTHS = 12;

  /// As the service makes the months to come: first the rows, then the indexes.
  private static final String MONTH =
      "CREATE TABLE %1$s (LIKE ai_attempts INCLUDING DEFAULTS INCLUDING CONSTRAINTS)";

  private static final String ATTACH =
      "ALTER TABLE ai_attempts ATTACH PARTITION %1$s"
          + " FOR VALUES FROM (ai_first_id('%2$s')) TO (ai_first_id('%3$s'))";

  /// One in twenty is the bench's own; some cost nothing, and of a few nobody knows.
  private static final String ROWS =
      """
      INSERT INTO %1$s (id, answer_id, at, expires_at, ended_at, state, outcome, purpose, provider,
          model, price_id, user_id, request_id, attempt, budget_day, held_micro_usd, cost_micro_usd,
          input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
          latency_ms, first_byte_ms)
      SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || left(hash, 3)
              || '8' || substr(hash, 4, 15))::uuid,
          hash::uuid, at, at + interval '2 minutes', at + interval '3 seconds', state,
          CASE state WHEN 'settled' THEN 'completed' WHEN 'released' THEN 'rate_limited' ELSE 'timeout' END,
          'compat', 'openai', 'gpt-5.6-terra', price_id,
          CASE WHEN n %% 20 = 0 THEN own ELSE md5((n %% 1000)::text)::uuid END,
          'fill-' || n, 1, (at AT TIME ZONE 'UTC')::date, 2500,
          CASE state WHEN 'settled' THEN 900 END, 100, 0, 0, 20, 0, 3000, 400
      FROM (
        SELECT n, md5('%1$s' || n) AS hash,
            '%2$s'::timestamptz + n * ((least('%3$s'::timestamptz, now()) - '%2$s'::timestamptz) / (%4$d + 1)) AS at,
            CASE WHEN n %% 1000 = 1 THEN 'unknown' WHEN n %% 100 = 2 THEN 'released' ELSE 'settled' END AS state
        FROM generate_series(1, %4$d) AS n) AS spread,
        (SELECT user_id AS own, price_id FROM ai_attempts LIMIT 1) AS sample
      """;

  private Filling() {}

  static void fill(Rig rig, int attempts) throws SQLException {
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    for (int i = 0; i < MONTHS; i++) {
      YearMonth month = now.minusMonths(i);
      String name = "ai_attempts_" + month.toString().replace('-', '_');
      String from = month.atDay(1) + "T00:00:00Z";
      String to = month.plusMonths(1).atDay(1) + "T00:00:00Z";
      boolean isNew = i > 0;
      if (isNew) {
        rig.execute(MONTH.formatted(name));
      }
      rig.execute(ROWS.formatted(name, from, to, attempts / MONTHS));
      if (isNew) {
        rig.execute(ATTACH.formatted(name, from, to));
      }
    }
    rig.execute("VACUUM ANALYZE ai_attempts");
    rig.execute("CHECKPOINT");
  }

  /// Leaves the last few.
  static void empty(Rig rig, int left) throws SQLException {
    rig.execute("CREATE TABLE kept AS SELECT * FROM ai_attempts ORDER BY id DESC LIMIT " + left);
    rig.execute("TRUNCATE ai_attempts");
    rig.execute("INSERT INTO ai_attempts SELECT * FROM kept");
    rig.execute("DROP TABLE kept");
    rig.execute("VACUUM ANALYZE ai_attempts");
    rig.execute("CHECKPOINT");
  }
}
