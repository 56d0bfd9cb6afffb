package coach.ai.spend.book;

import coach.ai.Payer;
import coach.ai.Usage;
import coach.ai.spend.book.Ending.Report;
import coach.shared.Money;
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

/// SQL that writes `ai_attempts`, as part of what [BooksDao] sends.
final class AttemptsDao {
  static final String INSERT =
      """
      INSERT INTO ai_attempts
          (id, answer_id, at, expires_at, state, purpose, provider, model, price_id, user_id,
           api_key_id, request_id, attempt, after, budget_day, held_micro_usd)
      SELECT id, answer, at, expires_at, 'held', purpose, provider, model, price, holder,
             api_key, request, attempt, after, day, held
      FROM unnest(?, ?, CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, CAST(? AS date[]), ?) AS n
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
      FROM unnest(?, ?, ?, CAST(? AS timestamptz[]), ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e
          (id, state, outcome, at, cost, input, cached_input, cache_write, output, reasoning,
           latency, first_byte, resolved_by)
      WHERE a.id = e.id
        AND a.id = ANY (?)
        AND ((a.state = 'held' AND e.resolved_by IS NULL)
             OR (a.state = 'unknown' AND e.state <> 'unknown'))
      RETURNING a.id
      """;

  private AttemptsDao() {}

  static Columns rows(List<NewAttempt> all) {
    return new Columns()
        .uuids(all, NewAttempt::id)
        .uuids(all, it -> it.request().answer())
        .texts(all, it -> it.at().toString())
        .texts(all, it -> it.expiresAt().toString())
        .texts(all, it -> it.request().purpose().text())
        .texts(all, it -> it.request().model().provider().text())
        .texts(all, it -> it.request().model().model())
        .texts(all, it -> it.request().priceId())
        .uuids(all, it -> it.request().payer().user().value())
        .uuidsIfAny(all, AttemptsDao::key)
        .texts(all, it -> it.request().requestId())
        .ints(all, it -> it.request().attempt())
        .textsIfAny(all, it -> it.request().after())
        .texts(all, it -> it.day().toString())
        .longs(all, it -> it.request().worstCase().microUsd());
  }

  static Columns endings(List<Ending> all) {
    return new Columns()
        .uuids(all, Ending::id)
        .texts(all, it -> it.state().text())
        .textsIfAny(all, it -> it.report().map(Report::outcome))
        .textsIfAny(all, it -> it.report().map(report -> report.at().toString()))
        .longsIfAny(all, it -> it.cost().map(Money::microUsd))
        .longsIfAny(all, tokens(Usage::input))
        .longsIfAny(all, tokens(Usage::cachedInput))
        .longsIfAny(all, tokens(Usage::cacheWrite))
        .longsIfAny(all, tokens(Usage::output))
        .longsIfAny(all, tokens(Usage::reasoning))
        .intsIfAny(all, millis(Report::latency))
        .intsIfAny(all, millis(Report::firstByte))
        .uuidsIfAny(all, it -> it.resolvedBy().map(UserId::value))
        .uuids(all, Ending::id);
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

  private static Function<Ending, Optional<Long>> tokens(Function<Usage, Long> kind) {
    return ending -> ending.usage().map(kind);
  }

  private static Function<Ending, Optional<Integer>> millis(
      Function<Report, Optional<Duration>> value) {
    return ending -> ending.report().flatMap(value).map(AttemptsDao::millis);
  }

  private static int millis(Duration duration) {
    return Math.clamp(duration.toMillis(), 0, Integer.MAX_VALUE);
  }
}
