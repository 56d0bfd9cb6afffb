package coach.ai.spend.attempt;

import coach.ai.spend.book.AttemptState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// SQL that reads `ai_attempts`: by id, which is by time, whatever else is asked for.
public final class AttemptSearch {
  private static final String ALL =
      """
      SELECT id, at, state, purpose, provider, model, user_id, api_key_id, attempt, input_tokens,
             cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, budget_day,
             held_micro_usd, cost_micro_usd, latency_ms, outcome, request_id
      FROM ai_attempts
      """;

  /// There are few of them at a time, and an index that knows them, but not in this order.
  private static final String HELD =
      "WITH held AS MATERIALIZED (" + ALL + " WHERE state = 'held') SELECT * FROM held";

  private final Jdbi jdbi;

  public AttemptSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Newest first, before the given id.
  List<Row> before(UUID end, AttemptFilter filter, int limit) {
    String where =
        " WHERE id >= :first AND id < :end"
            + filter.state().map(AttemptSearch::is).orElse("")
            + filter
                .model()
                .map(_ -> " AND (model = :model OR provider || '/' || model = :model)")
                .orElse("")
            + " ORDER BY id DESC LIMIT :limit";
    return jdbi.withHandle(
        handle -> {
          Query query = handle.createQuery(ALL + where);
          query.bind("first", filter.first()).bind("end", end).bind("limit", limit);
          filter.model().ifPresent(model -> query.bind("model", model));
          return rows(query);
        });
  }

  /// Oldest first, after the given id.
  List<Row> openAfter(AttemptState state, UUID after, int limit) {
    String from = state == AttemptState.HELD ? HELD + " WHERE true" : ALL + " WHERE true";
    return jdbi.withHandle(
        handle ->
            rows(
                handle
                    .createQuery(from + is(state) + " AND id > :after ORDER BY id LIMIT :limit")
                    .bind("after", after)
                    .bind("limit", limit)));
  }

  Optional<Row> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            rows(handle.createQuery(ALL + " WHERE id = :id").bind("id", id)).stream().findFirst());
  }

  /// As a constant, or the database does not see which index is meant.
  private static String is(AttemptState state) {
    return " AND state = '" + state.text() + "'";
  }

  private static List<Row> rows(Query query) {
    return query.registerRowMapper(ConstructorMapper.factory(Row.class)).mapTo(Row.class).list();
  }

  /// A row as flat and as nullable as the table.
  public record Row(
      UUID id,
      Instant at,
      String state,
      String purpose,
      String provider,
      String model,
      UUID userId,
      @Nullable UUID apiKeyId,
      int attempt,
      @Nullable Long inputTokens,
      @Nullable Long cachedInputTokens,
      @Nullable Long cacheWriteTokens,
      @Nullable Long outputTokens,
      @Nullable Long reasoningTokens,
      LocalDate budgetDay,
      long heldMicroUsd,
      @Nullable Long costMicroUsd,
      @Nullable Integer latencyMs,
      @Nullable String outcome,
      String requestId) {}
}
