package coach.platform.idempotency;

import static java.util.Objects.requireNonNull;

import coach.platform.idempotency.IdempotencyDao.FinishedRow;
import coach.platform.idempotency.IdempotencyDao.NewRow;
import coach.platform.idempotency.IdempotencyDao.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Between rows and what they mean.
final class Rows {
  private Rows() {}

  static NewRow of(Ticket ticket, Instant now) {
    KeyedRequest request = ticket.request();
    return new NewRow(
        request.owner().value(),
        request.route(),
        request.key().value(),
        request.body().bytes(),
        ticket.answerId(),
        ticket.expires(),
        now);
  }

  static FinishedRow of(Ticket ticket, KeptAnswer answer) {
    KeyedRequest request = ticket.request();
    List<String> headers =
        answer.headers().entrySet().stream()
            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
            .toList();
    return new FinishedRow(
        request.owner().value(),
        request.route(),
        request.key().value(),
        ticket.answerId(),
        answer.status(),
        answer.contentType(),
        headers,
        answer.body());
  }

  /// Of a row that is done: the table's constraints say that then nothing is missing.
  static KeptAnswer answer(Row row) {
    List<String> flat = requireNonNull(row.headers());
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      headers.put(flat.get(i), flat.get(i + 1));
    }
    return new KeptAnswer(
        requireNonNull(row.status()),
        requireNonNull(row.contentType()),
        headers,
        requireNonNull(row.body()));
  }
}
