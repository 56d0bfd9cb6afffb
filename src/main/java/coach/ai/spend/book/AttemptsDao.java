package coach.ai.spend.book;

import coach.ai.Payer;
import coach.ai.Usage;
import coach.ai.spend.book.Ending.Report;
import coach.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// SQL that writes `ai_attempts`, as part of what [BooksDao] sends.
final class AttemptsDao {
  static final String INSERT =
      """
      INSERT INTO ai_attempts
          (id, answer_id, at, expires_at, state, purpose, provider, model, price_id, user_id,
           api_key_id, request_id, attempt, after, budget_day, held_micro_usd)
      SELECT id, answer, at, expires_at, 'held', purpose, provider, model, price, holder,
             api_key, request, attempt, after, day, held
      FROM unnest(:ids, :answers, CAST(:ats AS timestamptz[]), CAST(:expire AS timestamptz[]),
                  :purposes, :providers, :models, :prices, :holders, :apiKeys, :requests, :attempts,
                  :afters, CAST(:days AS date[]), :held) AS n
          (id, answer, at, expires_at, purpose, provider, model, price, holder, api_key, request,
           attempt, after, day, held)
      """;

  /// What was ended before stays as it is, so writing twice is writing once. Clocks of two nodes
  /// may differ: nothing ends before it began.
  static final String END =
      """
      UPDATE ai_attempts a
      SET state = e.state,
          outcome = coalesce(e.outcome, a.outcome),
          ended_at = CASE WHEN e.at IS NULL THEN a.ended_at ELSE greatest(a.at, e.at) END,
          cost_micro_usd = e.cost,
          input_tokens = e.input,
          cached_input_tokens = e.cached_input,
          cache_write_tokens = e.cache_write,
          output_tokens = e.output,
          reasoning_tokens = e.reasoning,
          latency_ms = coalesce(e.latency, a.latency_ms),
          first_byte_ms = coalesce(e.first_byte, a.first_byte_ms),
          resolved_by = e.resolved_by
      FROM unnest(:endingIds, :states, :outcomes, CAST(:endedAts AS timestamptz[]), :costs, :inputs,
                  :cachedInputs, :cacheWrites, :outputs, :reasonings, :latencies, :firstBytes,
                  :resolvers) AS e
          (id, state, outcome, at, cost, input, cached_input, cache_write, output, reasoning,
           latency, first_byte, resolved_by)
      WHERE a.id = e.id
        AND a.id = ANY (:endingIds)
        AND ((a.state = 'held' AND e.resolved_by IS NULL)
             OR (a.state = 'unknown' AND e.state <> 'unknown'))
      RETURNING a.id
      """;

  private AttemptsDao() {}

  static void bindNew(Query query, List<NewAttempt> all) {
    query
        .bindArray("ids", UUID.class, column(all, NewAttempt::id))
        .bindArray("answers", UUID.class, column(all, it -> it.request().answer()))
        .bindArray("ats", String.class, column(all, it -> it.at().toString()))
        .bindArray("expire", String.class, column(all, it -> it.expiresAt().toString()))
        .bindArray("purposes", String.class, column(all, it -> it.request().purpose().text()))
        .bindArray(
            "providers", String.class, column(all, it -> it.request().model().provider().text()))
        .bindArray("models", String.class, column(all, it -> it.request().model().model()))
        .bindArray("prices", String.class, column(all, it -> it.request().priceId()))
        .bindArray("holders", UUID.class, column(all, it -> it.request().payer().user().value()))
        .bindArray("apiKeys", UUID.class, optional(all, AttemptsDao::key))
        .bindArray("requests", String.class, column(all, it -> it.request().requestId()))
        .bindArray("attempts", Integer.class, column(all, it -> it.request().attempt()))
        .bindArray("afters", String.class, optional(all, it -> it.request().after()))
        .bindArray("days", String.class, column(all, it -> it.day().toString()))
        .bindArray("held", Long.class, column(all, it -> it.request().worstCase().microUsd()));
  }

  static void bindEndings(Query query, List<Ending> all) {
    query
        .bindArray("endingIds", UUID.class, column(all, Ending::id))
        .bindArray("states", String.class, column(all, it -> it.state().text()))
        .bindArray("outcomes", String.class, optional(all, it -> it.report().map(Report::outcome)))
        .bindArray(
            "endedAts", String.class, optional(all, it -> it.report().map(r -> r.at().toString())))
        .bindArray("costs", Long.class, optional(all, it -> it.cost().map(c -> c.microUsd())))
        .bindArray("inputs", Long.class, tokens(all, Usage::input))
        .bindArray("cachedInputs", Long.class, tokens(all, Usage::cachedInput))
        .bindArray("cacheWrites", Long.class, tokens(all, Usage::cacheWrite))
        .bindArray("outputs", Long.class, tokens(all, Usage::output))
        .bindArray("reasonings", Long.class, tokens(all, Usage::reasoning))
        .bindArray("latencies", Integer.class, millis(all, Report::latency))
        .bindArray("firstBytes", Integer.class, millis(all, Report::firstByte))
        .bindArray(
            "resolvers", UUID.class, optional(all, it -> it.resolvedBy().map(UserId::value)));
  }

  static Set<UUID> ended(ResultSet ids) throws SQLException {
    Set<UUID> ended = new HashSet<>();
    while (ids.next()) {
      ended.add(ids.getObject(1, UUID.class));
    }
    return ended;
  }

  private static Optional<UUID> key(NewAttempt attempt) {
    return attempt.request().payer().key().map(Payer.Key::id).map(id -> id.value());
  }

  private static List<@Nullable Long> tokens(List<Ending> rows, Function<Usage, Long> kind) {
    return optional(rows, ending -> ending.usage().map(kind));
  }

  private static List<@Nullable Integer> millis(
      List<Ending> rows, Function<Report, Optional<Duration>> value) {
    return optional(rows, it -> it.report().flatMap(value).map(AttemptsDao::millis));
  }

  private static int millis(Duration duration) {
    return Math.clamp(duration.toMillis(), 0, Integer.MAX_VALUE);
  }

  private static <R, T> List<T> column(List<R> rows, Function<R, T> value) {
    return rows.stream().map(value).toList();
  }

  private static <R, T> List<@Nullable T> optional(List<R> rows, Function<R, Optional<T>> value) {
    return rows.stream().<@Nullable T>map(row -> value.apply(row).orElse(null)).toList();
  }
}
