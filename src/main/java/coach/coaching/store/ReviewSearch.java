package coach.coaching.store;

import coach.coaching.Verdict;
import coach.coaching.store.History.Filter;
import coach.platform.IdSource;
import coach.shared.Symbol;
import coach.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The history of one owner, filtered: SQL whose text depends on what is asked. Reads along an
/// index from the last id seen, so a late page costs what the first one does.
public record ReviewSearch(Jdbi jdbi) {
  private static final UUID LAST = new UUID(-1, -1);

  /// Newest first.
  ///
  /// @param after the id of the last one seen
  List<Row> page(UserId owner, Filter filter, Optional<UUID> after, int limit) {
    String sql =
        """
        SELECT id, state, image_id, coalesce(symbol, said_symbol) AS symbol,
               coalesce(timeframe, said_timeframe) AS timeframe,
               coalesce(direction, said_direction) AS direction,
               verdict, reason, failure, mock, cost_micro_usd, created_at, finished_at
        FROM trade_reviews
        WHERE <where>
        ORDER BY id DESC
        LIMIT :limit
        """
            .replace("<where>", String.join(" AND ", conditions(filter)));
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("owner", owner.value())
                .bind("before", after.orElse(LAST))
                .bind("symbol", filter.symbol().map(Symbol::value).orElse(null))
                .bind("verdict", filter.verdict().map(Verdict::text).orElse(null))
                .bind("from", filter.from().map(IdSource::firstAt).orElse(null))
                .bind("to", filter.to().map(IdSource::firstAt).orElse(null))
                .bind("limit", limit)
                .registerRowMapper(ConstructorMapper.factory(Row.class))
                .mapTo(Row.class)
                .list());
  }

  /// Constants only: values are bound.
  private static List<String> conditions(Filter filter) {
    List<String> all = new ArrayList<>();
    all.add("owner = :owner");
    all.add("deleted_at IS NULL");
    all.add("id < :before");
    filter.symbol().ifPresent(_ -> all.add("symbol = :symbol"));
    filter.verdict().ifPresent(_ -> all.add("verdict = :verdict"));
    filter.from().ifPresent(_ -> all.add("id >= :from"));
    filter.to().ifPresent(_ -> all.add("id < :to"));
    return all;
  }

  /// What a list shows of one.
  public record Row(
      UUID id,
      String state,
      @Nullable UUID imageId,
      @Nullable String symbol,
      @Nullable String timeframe,
      @Nullable String direction,
      @Nullable String verdict,
      @Nullable String reason,
      @Nullable String failure,
      boolean mock,
      @Nullable Long costMicroUsd,
      Instant createdAt,
      @Nullable Instant finishedAt) {}
}
