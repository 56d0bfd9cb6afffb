package coach.ai.window;

import coach.support.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/// A ledger whose rows the test writes itself.
final class LedgerRows {
  private final Jdbi jdbi =
      Jdbi.create(connection())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());

  /// One for all rows: they are many.
  private static Connection connection() {
    try {
      return DriverManager.getConnection(TestDatabase.freshUrl());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  WindowDao dao() {
    return jdbi.onDemand(WindowDao.class);
  }

  /// One attempt, to be written by one of the last four.
  Row attempt(UUID answer, String model, Instant at) {
    return new Row(answer, model, at);
  }

  final class Row {
    private final UUID answer;
    private final String model;
    private final Instant at;
    private String provider = "openai";

    private Row(UUID answer, String model, Instant at) {
      this.answer = answer;
      this.model = model;
      this.at = at;
    }

    Row of(String name) {
      provider = name;
      return this;
    }

    void held() {
      insert("held", null, null, null);
    }

    void settled(String outcome, Duration took, long cost) {
      insert("settled", outcome, took, cost);
    }

    void released(String outcome, Duration took) {
      insert("released", outcome, took, null);
    }

    void unknown(String outcome, Duration took) {
      insert("unknown", outcome, took, null);
    }

    private void insert(
        String state, @Nullable String outcome, @Nullable Duration took, @Nullable Long cost) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      """
                      INSERT INTO ai_attempts
                        (id, answer_id, at, expires_at, ended_at, state, outcome, purpose, provider,
                         model, price_id, user_id, request_id, attempt, budget_day, held_micro_usd,
                         cost_micro_usd, input_tokens, cached_input_tokens, cache_write_tokens,
                         output_tokens, reasoning_tokens)
                      VALUES
                        (:id, :answer, :at, :expires, :ended, :state, :outcome, 'review', :provider,
                         :model, 'p', :answer, 'r', 1, '2026-11-20', 1000,
                         :cost, :input, :cached, :written, :output, :reasoning)
                      """)
                  .bind("id", id(at))
                  .bind("answer", answer)
                  .bind("at", at)
                  .bind("expires", at.plusSeconds(3600))
                  .bind("ended", took == null ? null : at.plus(took))
                  .bind("state", state)
                  .bind("outcome", outcome)
                  .bind("provider", provider)
                  .bind("model", model)
                  .bind("cost", cost)
                  .bind("input", cost == null ? null : 10L)
                  .bind("cached", cost == null ? null : 5L)
                  .bind("written", cost == null ? null : 1L)
                  .bind("output", cost == null ? null : 20L)
                  .bind("reasoning", cost == null ? null : 3L)
                  .execute());
    }
  }

  /// As the ledger makes them: in order of time.
  private static UUID id(Instant at) {
    UUID random = UUID.randomUUID();
    long high = (at.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0x0fffL);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
