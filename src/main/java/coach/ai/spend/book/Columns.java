package coach.ai.spend.book;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What goes to the question marks of a statement, in their order: whole columns, as arrays.
///
/// By hand, because to bind them by their names took more time than PostgreSQL has with them.
final class Columns {
  private final List<Value> values = new ArrayList<>();

  private interface Value {
    void set(PreparedStatement statement, int at) throws SQLException;
  }

  <R> Columns uuids(List<R> rows, Function<R, UUID> value) {
    return array("uuid", rows, value);
  }

  <R> Columns texts(List<R> rows, Function<R, String> value) {
    return array("text", rows, value);
  }

  <R> Columns longs(List<R> rows, Function<R, Long> value) {
    return array("int8", rows, value);
  }

  <R> Columns ints(List<R> rows, Function<R, Integer> value) {
    return array("int4", rows, value);
  }

  <R> Columns uuidsIfAny(List<R> rows, Function<R, Optional<UUID>> value) {
    return array("uuid", rows, row -> value.apply(row).orElse(null));
  }

  <R> Columns textsIfAny(List<R> rows, Function<R, Optional<String>> value) {
    return array("text", rows, row -> value.apply(row).orElse(null));
  }

  <R> Columns longsIfAny(List<R> rows, Function<R, Optional<Long>> value) {
    return array("int8", rows, row -> value.apply(row).orElse(null));
  }

  <R> Columns intsIfAny(List<R> rows, Function<R, Optional<Integer>> value) {
    return array("int4", rows, row -> value.apply(row).orElse(null));
  }

  Columns id(UUID id) {
    values.add((statement, at) -> statement.setObject(at, id));
    return this;
  }

  Columns time(Instant time) {
    values.add((statement, at) -> statement.setObject(at, time.atOffset(ZoneOffset.UTC)));
    return this;
  }

  Columns and(Columns more) {
    values.addAll(more.values);
    return this;
  }

  private <R> Columns array(String type, List<R> rows, Function<R, ? extends @Nullable Object> of) {
    @Nullable Object[] column = new @Nullable Object[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = of.apply(rows.get(i));
    }
    values.add(
        (statement, at) ->
            statement.setArray(at, statement.getConnection().createArrayOf(type, column)));
    return this;
  }

  /// Returns where the next statement's begin.
  int bind(PreparedStatement statement, int from) throws SQLException {
    int at = from;
    for (Value value : values) {
      value.set(statement, at++);
    }
    return at;
  }
}
